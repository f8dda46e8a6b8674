package de.angstraumkarte.base.http;

import de.angstraumkarte.web.Messages;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers to what Jetty refuses before any route sees it (broken request lines, impossible paths, oversized headers), in the
 * forms of {@link ProblemMapper} and of the interfaces that have one of their own. In German: nothing of such a request can be
 * trusted, its language included, and no text of it comes back.
 */
final class BareErrors extends ErrorHandler {
    /** What Jetty puts in the place of a path it has not read. */
    private static final String NO_PATH = "/badMessage";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        // Jetty keeps no path of what is too long or no text; a problem with the members that /ogc has then serves all.
        String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
        boolean report = path.startsWith("/open311/");
        boolean xml = report && path.endsWith(".xml");
        response.getHeaders()
                .put(
                        HttpHeader.CONTENT_TYPE,
                        xml
                                ? "text/xml; charset=utf-8"
                                : report ? "application/json; charset=utf-8" : ProblemMapper.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        // Jetty closes most of these connections without a word; the next request on one would get no answer.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Content.Sink.write(response, true, body(response.getStatus(), path, report, xml), callback);
        return true;
    }

    /** The texts hold nothing that JSON would have to escape but quotation marks, and nothing that XML would. */
    private static String body(int status, String path, boolean report, boolean xml) {
        String code = ProblemMapper.code(status);
        Messages messages = Messages.of("de");
        String detail = quoted(messages.text("problem." + code));
        if (report) {
            return String.format(
                    xml
                            ? "<?xml version=\"1.0\" encoding=\"utf-8\"?><errors><error><code>%d</code><description>%s</description></error></errors>"
                            : "[{\"code\":%d,\"description\":\"%s\"}]",
                    status,
                    detail);
        }
        String more = path.isEmpty() || path.equals(NO_PATH) || path.startsWith("/ogc/")
                ? String.format(",\"code\":\"%s\",\"description\":\"%s\"", code, detail)
                : "";
        return String.format(
                "{\"type\":\"urn:angstraumkarte:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"instance\":\"urn:uuid:%s\"%s}",
                code, quoted(messages.text("problem." + code + ".title")), status, detail, UUID.randomUUID(), more);
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
