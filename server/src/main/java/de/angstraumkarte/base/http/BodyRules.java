package de.angstraumkarte.base.http;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/**
 * Refuses bodies by what they declare: those that are too large, those in another character
 * set than UTF-8, and forms with files where no form has any (the server would write them to its disk as they come).
 */
final class BodyRules {
    private static final Pattern CHARSET = Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)");

    /** Bytes of a refused body that are read all the same; more is not waited for. */
    private static final long PASSED_OVER = 16_000_000;

    private static final long SILENCE_MILLIS = 3_000;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final String FORM = "application/x-www-form-urlencoded";
    /** Of a form that anybody may send: the longest texts there are fit ten times, every character escaped. */
    private static final long FORM_BYTES = 64 * 1024;

    private final long usual;
    private final Map<String, Long> larger;
    private final List<String> unread;
    private final List<String> longForms;

    /**
     * @param usual bytes
     * @param larger bytes by path, for resources that take more or files; they count what comes without a declared length
     * @param unread beginnings of the paths of resources that never look at a body, which then may be of any kind
     * @param longForms beginnings of the paths of resources whose url-encoded forms may be as large as other bodies
     */
    BodyRules(long usual, Map<String, Long> larger, List<String> unread, List<String> longForms) {
        this.usual = usual;
        this.larger = Map.copyOf(larger);
        this.unread = List.copyOf(unread);
        this.longForms = List.copyOf(longForms);
    }

    void check(Context ctx) {
        if (ctx.req().getContentLengthLong() > larger.getOrDefault(ctx.path(), usual)) {
            ctx.header("Connection", "close");
            throw new ContentTooLargeResponse();
        }
        // Asked for by its own method, the server would look the character set up and fail at an unknown one.
        String type = ctx.header("Content-Type");
        if (type == null || unread.stream().anyMatch(ctx.path()::startsWith)) {
            return;
        }
        String declared = type.toLowerCase(Locale.ROOT);
        checkForm(ctx, declared);
        boolean files = declared.startsWith("multipart/") && !larger.containsKey(ctx.path());
        Matcher charset = CHARSET.matcher(declared);
        if (files || charset.find() && !charset.group(1).equals("utf-8")) {
            ctx.header("Connection", "close");
            throw new UnsupportedMediaTypeResponse();
        }
    }

    /** Every field of a form becomes a few objects, so a small one that has many costs many times its size. */
    private void checkForm(Context ctx, String declared) {
        if (!declared.strip().startsWith(FORM) || longForms.stream().anyMatch(ctx.path()::startsWith)) {
            return;
        }
        long length = ctx.req().getContentLengthLong();
        if (length > FORM_BYTES || length < 0 && ctx.bodyAsBytes().length > FORM_BYTES) {
            ctx.header("Connection", "close");
            throw new ContentTooLargeResponse();
        }
    }

    /**
     * Reads what nobody has read of the body of a request that is refused. A connection that is closed on bytes nobody read is
     * reset, and whoever sent a little too much, or the wrong thing, would not learn why. Who stops sending is not waited for.
     */
    static void passOver(Context ctx) {
        if (ctx.req().getContentLengthLong() > PASSED_OVER) {
            return;
        }
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        long usual = endPoint.getIdleTimeout();
        long end = System.nanoTime() + LONGEST_NANOS;
        try {
            endPoint.setIdleTimeout(SILENCE_MILLIS);
            InputStream body = ctx.req().getInputStream();
            byte[] bytes = new byte[8 * 1024];
            long left = PASSED_OVER;
            for (int got = 0; got >= 0 && left > 0 && System.nanoTime() - end < 0; left -= got) {
                got = body.read(bytes);
            }
        } catch (IOException | RuntimeException e) {
            // Gone, broken or not to be read any more: the answer is sent, whoever may still be there to read it.
        } finally {
            endPoint.setIdleTimeout(usual);
        }
    }
}
