package io.quotaexchange.rulebook;

import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.platform.document.StrictJson;
import java.util.List;

/** A rulebook's JSON document, read strictly: unknown keys, bad values and unknown clauses are refused, all at once. */
public final class RulebookDocument {
    private static final String FORMAT = "quota-exchange/rulebook/1";

    private RulebookDocument() {}

    /** The rulebooks that ship with the program. */
    public static List<Rulebook> shipped(ClauseCatalogue catalogue) {
        return List.of(parse(shippedText("national-2017"), catalogue), parse(shippedText("zhejiang-2018"), catalogue));
    }

    /** The document of a shipped rulebook, as it is digested. */
    public static String shippedText(String id) {
        return ResourceText.read("/rulebooks/" + id + ".json");
    }

    /** @throws InvalidDocument listing every problem with its place */
    public static Rulebook parse(String text, ClauseCatalogue catalogue) {
        DocumentReader document = DocumentReader.of(StrictJson.object(text));
        if (!FORMAT.equals(document.text("format"))) {
            document.note("format", "is not " + FORMAT);
        }
        RulingReader rulings = new RulingReader(catalogue);
        SectionReader sections = new SectionReader(rulings);
        Rulebook rulebook = new Rulebook(
                document.text("id"),
                document.text("version"),
                document.text("nameZh"),
                document.text("nameEn"),
                document.date("effectiveFrom"),
                document.optionalDate("effectiveTo"),
                sections.trading(document.object("trading")),
                sections.pricing(document.object("pricing")),
                sections.pool(document.object("pool")),
                sections.grades(document, "grades"),
                new IntakeReader(rulings).intake(document.object("intake")),
                document.optionalObject("lifecycle")
                        .map(new LifecycleReader(rulings)::lifecycle)
                        .orElse(Lifecycle.NONE),
                document.optionalObject("construction").map(new ConstructionReader(rulings)::construction),
                sections.eligibility(document.object("eligibility")),
                sections.terms(document.object("terms")),
                Sm3.hex(text));
        rulebook.effectiveTo()
                .filter(last -> last.isBefore(rulebook.effectiveFrom()))
                .ifPresent(last -> document.note("effectiveTo", "is before effectiveFrom"));
        document.finish();
        return rulebook;
    }
}
