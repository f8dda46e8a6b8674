package de.angstraumkarte.edge.open311;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.base.http.PreparedBody;
import io.javalin.http.Context;

/** Sends trees. */
final class Answers {
    private Answers() {}

    /** What everybody may read: with ETag, in the language that was asked for. */
    static void send(Context ctx, Format format, String root, JsonNode tree) {
        ctx.header("Cache-Control", "public, max-age=0, must-revalidate").header("Vary", "Accept-Language, Cookie");
        PreparedBody.once(format.contentType(), format.write(root, tree)).send(ctx);
    }

    /** What only the sender may read. */
    static void sendSecret(Context ctx, Format format, String root, JsonNode tree) {
        ctx.header("Cache-Control", "no-store")
                .contentType(format.contentType())
                .result(format.write(root, tree));
    }
}
