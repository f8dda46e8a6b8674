package de.angstraumkarte.base.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.jspecify.annotations.Nullable;

/**
 * An answer made once and sent many times: the bytes plain and gzipped, each with its own strong ETag (RFC 9110, 8.8.3:
 * two encodings of one resource are two representations). Immutable, thread-safe.
 */
public final class PreparedBody {
    private static final int ETAG_BYTES = 12;

    private final String contentType;
    private final byte[] plain;
    private final byte[] gzip;
    private final String etag;
    private final String gzipEtag;

    private PreparedBody(String contentType, byte[] plain, byte[] gzip) {
        this.contentType = contentType;
        this.plain = plain;
        this.gzip = gzip;
        String hash = hash(plain);
        this.etag = '"' + hash + '"';
        this.gzipEtag = '"' + hash + "-gz\"";
    }

    /** Compresses well, for what is made once per start: static files. */
    public static PreparedBody of(String contentType, byte[] plain) {
        return of(contentType, plain, Deflater.BEST_COMPRESSION);
    }

    /** @param level of {@link Deflater}, 1 (fast) to 9 (small) */
    public static PreparedBody of(String contentType, byte[] plain, int level) {
        return new PreparedBody(contentType, plain, gzip(plain, level));
    }

    /** Number of bytes without compression. */
    public int size() {
        return plain.length;
    }

    /** A short hash of the content. */
    public String hash() {
        return etag.substring(1, etag.length() - 1);
    }

    /** The bytes without compression, shared: not to be changed. */
    byte[] plain() {
        return plain;
    }

    /** Answers with these bytes, or with 304 if the client has them. */
    public void send(Context ctx) {
        boolean compressed = gzip.length < plain.length && acceptsGzip(ctx.header("Accept-Encoding"));
        String tag = compressed ? gzipEtag : etag;
        ctx.header("Vary", "Accept-Encoding").header("ETag", tag);
        if (matches(ctx.header("If-None-Match"))) {
            ctx.status(304);
            return;
        }
        byte[] body = compressed ? gzip : plain;
        ctx.contentType(contentType);
        if (compressed) {
            ctx.header("Content-Encoding", "gzip");
        }
        ctx.res().setContentLength(body.length);
        if (!"HEAD".equals(ctx.req().getMethod())) {
            write(ctx, body);
        }
    }

    private static void write(Context ctx, byte[] body) {
        try {
            OutputStream out = ctx.res().getOutputStream();
            if (out instanceof HttpOutput jetty) {
                // One write of the whole array, without Jetty's 32 KB aggregation buffer in between.
                jetty.write(ByteBuffer.wrap(body));
            } else {
                out.write(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("client went away", e);
        }
    }

    /** Any of the client's tags names either representation; {@code *} names all. */
    private boolean matches(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",")) {
            String tag = candidate.strip();
            tag = tag.startsWith("W/") ? tag.substring(2) : tag;
            if (tag.equals("*") || tag.equals(etag) || tag.equals(gzipEtag)) {
                return true;
            }
        }
        return false;
    }

    /** RFC 9110, 12.5.3, for the one coding offered here. */
    static boolean acceptsGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        boolean any = false;
        for (String part : acceptEncoding.split(",")) {
            String[] coding = part.strip().split(";");
            String name = coding[0].strip();
            boolean refused = coding.length > 1 && coding[1].strip().matches("q=0(\\.0*)?");
            if (name.equalsIgnoreCase("gzip")) {
                return !refused;
            }
            any |= name.equals("*") && !refused;
        }
        return any;
    }

    private static byte[] gzip(byte[] plain, int level) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 6 + 64);
        try (OutputStream out = new LevelGzip(bytes, level)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory, so it cannot happen", e);
        }
        return bytes.toByteArray();
    }

    /** The JDK's stream has no parameter for the level. */
    private static final class LevelGzip extends GZIPOutputStream {
        LevelGzip(OutputStream out, int level) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(level);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
