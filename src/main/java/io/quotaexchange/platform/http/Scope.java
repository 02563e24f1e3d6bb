package io.quotaexchange.platform.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request says which organisation it is about.
 *
 * @param place part of the request
 * @param name of the parameter; for a body the keys, with {@code /} between them
 */
public record Scope(Place place, String name) {
    /** Part of a request. */
    public enum Place {
        /** The operation is about no organisation in particular. */
        NONE,
        /** Only the operation itself can find out: it calls {@link ApiRequest#requireActsFor}. */
        OWN,
        PATH,
        QUERY,
        BODY
    }

    public static final Scope NONE = new Scope(Place.NONE, "");

    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}");

    /** @param text {@code own}, or for example {@code path/county}, {@code body/filing/county} */
    public static Scope parse(String text) {
        if (text.equals("own")) {
            return new Scope(Place.OWN, "");
        }
        int slash = text.indexOf('/');
        Place place = switch (slash < 0 ? "" : text.substring(0, slash)) {
            case "path" -> Place.PATH;
            case "query" -> Place.QUERY;
            case "body" -> Place.BODY;
            default -> throw new IllegalArgumentException("no part of a request: " + text);
        };
        return new Scope(place, text.substring(slash + 1));
    }

    /**
     * The organisation that a request names here: the first six digits of the value, so that the id of a project says its county
     * too; empty if there is none.
     */
    String of(ApiRequest request) {
        String value = switch (place) {
            case PATH -> request.path(name);
            case QUERY -> request.query(name).orElse("");
            case BODY -> request.bodyText(name);
            case NONE, OWN -> "";
        };
        Matcher code = CODE.matcher(value);
        return code.find() ? code.group() : "";
    }
}
