package de.angstraumkarte.base.http;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.jspecify.annotations.Nullable;

/**
 * An answer made once and sent many times: the bytes plain and gzipped, each with its own strong ETag (RFC 9110, 8.8.3:
 * two encodings of one resource are two representations). A very large answer keeps its gzip bytes only, and is inflated
 * for the rare client that refuses gzip. Large answers lie outside the heap: the JDK would copy them there for every
 * write to a socket, which halves the rate. Immutable, thread-safe.
 */
public final class PreparedBody {
    private static final int ETAG_BYTES = 12;
    private static final int FAST = 3;
    private static final int SMALL = 256 * 1024;

    private final String contentType;
    private final @Nullable ByteBuffer plain;
    private final long plainSize;
    private final ByteBuffer gzip;
    private final String hash;

    private PreparedBody(String contentType, byte @Nullable [] plain, long plainSize, byte[] gzip) {
        this.contentType = contentType;
        this.plain = plain == null ? null : buffer(plain);
        this.plainSize = plainSize;
        this.gzip = buffer(gzip);
        this.hash = hash(gzip);
    }

    /** Small answers gain nothing, and memory outside the heap is freed late: they stay inside. */
    private static ByteBuffer buffer(byte[] bytes) {
        return bytes.length < SMALL
                ? ByteBuffer.wrap(bytes)
                : ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
    }

    /** Compresses well, for what is made once per start. */
    public static PreparedBody of(String contentType, byte[] plain) {
        return of(contentType, plain, Deflater.BEST_COMPRESSION);
    }

    /** Compresses fast, for what is made for one request. */
    public static PreparedBody once(String contentType, byte[] plain) {
        return of(contentType, plain, FAST);
    }

    private static PreparedBody of(String contentType, byte[] plain, int level) {
        try (Builder builder = new Builder(contentType, level)) {
            builder.write(plain, 0, plain.length);
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException("in memory, so it cannot happen", e);
        }
    }

    /** Number of bytes without compression. */
    public long size() {
        return plainSize;
    }

    /** Number of bytes with compression. */
    public int gzipSize() {
        return gzip.capacity();
    }

    /** A short hash of the content. */
    public String hash() {
        return hash;
    }

    /** Answers with these bytes, or with 304 if the client has them. */
    public void send(Context ctx) {
        boolean compressed = gzip.capacity() < plainSize && acceptsGzip(ctx.header("Accept-Encoding"));
        ctx.res().addHeader("Vary", "Accept-Encoding");
        ctx.header("ETag", '"' + hash + (compressed ? "-gz\"" : "\""));
        String known = ctx.header("If-None-Match");
        for (String tag : new String[] {'"' + hash + '"', '"' + hash + "-gz\""}) {
            if (EntityTags.match(known, tag)) {
                // the tag the client has, so that it can tell which of its stored answers is still good
                ctx.header("ETag", tag).status(304);
                return;
            }
        }
        ctx.contentType(contentType);
        if (compressed) {
            ctx.header("Content-Encoding", "gzip");
        }
        ctx.res().setContentLengthLong(compressed ? gzipSize() : plainSize);
        if (!"HEAD".equals(ctx.req().getMethod())) {
            write(ctx, compressed ? gzip : plain);
        }
    }

    private void write(Context ctx, @Nullable ByteBuffer body) {
        try {
            LargeAnswers.send(ctx, body == null ? plainSize : body.capacity(), out -> write(out, body));
        } catch (IOException e) {
            throw new UncheckedIOException("client went away", e);
        }
    }

    private void write(OutputStream out, @Nullable ByteBuffer body) throws IOException {
        if (body == null) {
            try (InputStream inflated = new GZIPInputStream(new ByteArrayInputStream(bytes(gzip)))) {
                inflated.transferTo(out);
            }
        } else if (out instanceof HttpOutput jetty) {
            // One write of the whole buffer, without Jetty's 32 KB aggregation in between.
            jetty.write(body.duplicate());
        } else {
            out.write(bytes(body));
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.duplicate().get(bytes);
        return bytes;
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

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Takes the bytes as they are made, so that the whole answer never exists twice. */
    public static final class Builder extends OutputStream {
        /** Beyond this many plain bytes only the compressed ones are kept. */
        private static final int LARGEST_PLAIN = 16 * 1024 * 1024;

        private final String contentType;
        private final ByteArrayOutputStream gzip = new ByteArrayOutputStream(32 * 1024);
        private final LevelGzip compressor;
        private final int largestPlain;
        private @Nullable ByteArrayOutputStream plain;

        private long size;

        /** @param level of {@link Deflater}, 1 (fast) to 9 (small) */
        public Builder(String contentType, int level) throws IOException {
            this(contentType, level, LARGEST_PLAIN);
        }

        /** @param largestPlain number of plain bytes beyond which only the compressed ones are kept */
        public Builder(String contentType, int level, int largestPlain) throws IOException {
            this.largestPlain = largestPlain;
            this.plain = new ByteArrayOutputStream(Math.min(64 * 1024, largestPlain));
            this.contentType = contentType;
            this.compressor = new LevelGzip(gzip, level);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            compressor.write(bytes, offset, length);
            size += length;
            if (plain != null) {
                plain.write(bytes, offset, length);
                plain = size > largestPlain ? null : plain;
            }
        }

        public PreparedBody build() throws IOException {
            compressor.close();
            return new PreparedBody(contentType, plain == null ? null : plain.toByteArray(), size, gzip.toByteArray());
        }

        @Override
        public void close() throws IOException {
            compressor.close();
        }
    }

    /** The JDK's stream has no parameter for the level. */
    private static final class LevelGzip extends GZIPOutputStream {
        LevelGzip(OutputStream out, int level) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(level);
        }
    }
}
