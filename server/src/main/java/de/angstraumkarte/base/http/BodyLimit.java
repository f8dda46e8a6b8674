package de.angstraumkarte.base.http;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.util.Map;

/** Refuses bodies that are too large by what they declare, before a byte of them is read. */
final class BodyLimit {
    private final long usual;
    private final Map<String, Long> larger;

    /**
     * @param usual bytes
     * @param larger bytes by path, for resources that take more; they count what comes without a declared length
     */
    BodyLimit(long usual, Map<String, Long> larger) {
        this.usual = usual;
        this.larger = Map.copyOf(larger);
    }

    void check(Context ctx) {
        if (ctx.req().getContentLengthLong() > larger.getOrDefault(ctx.path(), usual)) {
            // What is still on its way is not waited for.
            ctx.header("Connection", "close");
            throw new ContentTooLargeResponse();
        }
    }
}
