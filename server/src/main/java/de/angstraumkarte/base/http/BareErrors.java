package de.angstraumkarte.base.http;

import de.angstraumkarte.web.Messages;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers to what Jetty refuses before any route sees it (broken request lines, impossible paths, oversized headers). The
 * same form as {@link ProblemMapper}, in German: nothing of such a request can be trusted, its language included, and no text
 * of it comes back.
 */
final class BareErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemMapper.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Content.Sink.write(response, true, body(response.getStatus()), callback);
        return true;
    }

    /** The texts hold nothing that JSON would have to escape but quotation marks. */
    private static String body(int status) {
        String code = ProblemMapper.code(status);
        Messages messages = Messages.of("de");
        return String.format(
                "{\"type\":\"urn:angstraumkarte:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"instance\":\"urn:uuid:%s\"}",
                code,
                quoted(messages.text("problem." + code + ".title")),
                status,
                quoted(messages.text("problem." + code)),
                UUID.randomUUID());
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
