package de.angstraumkarte.edge.feed;

import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.edge.feature.Licence;
import io.javalin.http.Context;

/**
 * Sends a document, or 304 to whoever has it. Only its tag tells: a place that is renamed or leaves the map changes what is
 * shown, and no date says so.
 */
final class FeedAnswer {
    static final String REVALIDATE = "public, max-age=0, must-revalidate";

    private FeedAnswer() {}

    static void send(Context ctx, PreparedBody document) {
        ctx.header("Cache-Control", REVALIDATE);
        // A calendar has no word for it.
        ctx.res().addHeader("Link", "<" + Licence.URL + ">; rel=\"license\"");
        document.send(ctx);
    }
}
