package io.quotaexchange.rulebook;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.platform.document.DocumentReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads {@code {"value": …, "clause": …, "basis": …, "zh": …, "en": …}}. */
final class RulingReader {
    private final ClauseCatalogue catalogue;

    RulingReader(ClauseCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param value reads the key {@code value} of the object it is given */
    <T> Ruling<T> ruling(DocumentReader parent, String key, Function<DocumentReader, T> value) {
        return ruling(parent.object(key), value);
    }

    <T> Ruling<T> ruling(DocumentReader place, Function<DocumentReader, T> value) {
        return new Ruling<>(
                value.apply(place),
                clause(place),
                place.choice("basis", Basis.class),
                place.text("zh"),
                place.text("en"));
    }

    <T> List<Ruling<T>> rulings(DocumentReader parent, String key, Function<DocumentReader, T> value) {
        List<Ruling<T>> rulings = new ArrayList<>();
        for (DocumentReader place : parent.objects(key)) {
            rulings.add(ruling(place, value));
        }
        return rulings;
    }

    /** One ruling a constant of an enum, all of them given. */
    <E extends Enum<E>, T> Map<E, Ruling<T>> byConstant(
            DocumentReader parent, String key, Class<E> type, Function<DocumentReader, T> value) {
        DocumentReader object = parent.object(key);
        Map<E, Ruling<T>> rulings = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            rulings.put(constant, ruling(object, constant.name(), value));
        }
        return rulings;
    }

    List<ClauseId> clauses(DocumentReader place, String key) {
        List<ClauseId> clauses = place.parsedList(key, ClauseId::new);
        for (ClauseId clause : clauses) {
            checkKnown(place, key, clause);
        }
        return clauses;
    }

    private ClauseId clause(DocumentReader place) {
        ClauseId clause = place.parsed("clause", ClauseId::new, null);
        if (clause != null) {
            checkKnown(place, "clause", clause);
        }
        return clause;
    }

    private void checkKnown(DocumentReader place, String key, ClauseId clause) {
        if (!catalogue.has(clause)) {
            place.note(key, clause + " is not in the list of clauses");
        }
    }
}
