package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import io.javalin.http.Context;

/** What the forms about measures and offices have in common: reading numbers and words. */
final class MeasureForms {
    /** A form may send more than is possible, so that the service can say what is wrong with it, but not without end. */
    static final int LONGEST = 20_000;

    private MeasureForms() {}

    /** The number in an address. */
    static long id(Context ctx) {
        String id = ctx.pathParam("id");
        if (!id.matches("[1-9]\\d{0,17}")) {
            throw new NotFound();
        }
        return Long.parseLong(id);
    }

    /** The version of a thing that the sender saw. */
    static int version(Params params) {
        if (!params.has("version")) {
            params.error("version", "missing");
        }
        return params.number("version", 0, 0, Integer.MAX_VALUE);
    }

    /** What was typed; empty if nothing. */
    static String text(Params params, String name) {
        String text = params.text(name, LONGEST);
        return text == null ? "" : text;
    }
}
