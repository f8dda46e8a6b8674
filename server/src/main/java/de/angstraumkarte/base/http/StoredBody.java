package de.angstraumkarte.base.http;

import de.angstraumkarte.base.cache.UnnamedFile;
import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A large binary answer made once and sent many times, whole or a range of it (RFC 9110, 14), from a file that has no name any
 * more: it goes when this is collected or the process ends, however that ends. Immutable, thread-safe.
 */
public final class StoredBody {
    private static final int BUFFER = 64 * 1024;
    private static final int ETAG_BYTES = 12;
    /** One range, the form that programs read indexed files with; for others the whole file is a right answer too. */
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private final String contentType;
    private final FileChannel file;
    private final long size;
    private final String etag;

    private StoredBody(String contentType, FileChannel file, long size, String etag) {
        this.contentType = contentType;
        this.file = file;
        this.size = size;
        this.etag = etag;
    }

    /** What fills a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @param folder that the file lies in while it has a name */
    public static StoredBody of(String contentType, Path folder, Content content) {
        try {
            FileChannel file = UnnamedFile.create(folder);
            try {
                DigestOutputStream out = new DigestOutputStream(
                        new BufferedOutputStream(UnnamedFile.appending(file), BUFFER),
                        MessageDigest.getInstance("SHA-256"));
                content.writeTo(out);
                out.flush();
                String hash = HexFormat.of().formatHex(out.getMessageDigest().digest(), 0, ETAG_BYTES);
                return new StoredBody(contentType, file, file.size(), '"' + hash + '"');
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a file to send", e);
        }
    }

    /** Number of bytes. */
    public long size() {
        return size;
    }

    /** Answers with the file, the range that is wanted, or 304 if the client has it. */
    public void send(Context ctx) {
        ctx.header("ETag", etag).header("Accept-Ranges", "bytes");
        if (EntityTags.match(ctx.header("If-None-Match"), etag)) {
            ctx.status(304);
            return;
        }
        ctx.contentType(contentType);
        long from = 0;
        long to = size - 1;
        @Nullable String range = ctx.header("Range");
        @Nullable String condition = ctx.header("If-Range");
        Matcher matcher = RANGE.matcher(range == null ? "" : range.strip());
        boolean wanted = matcher.matches() && isRange(matcher.group(1), matcher.group(2));
        if (wanted && (condition == null || condition.strip().equals(etag))) {
            if (matcher.group(1).isEmpty()) {
                from = Math.max(0, size - Long.parseLong(matcher.group(2)));
            } else {
                from = Long.parseLong(matcher.group(1));
                to = matcher.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(matcher.group(2)));
            }
            if (from > to) {
                ctx.header("Content-Range", "bytes */" + size).status(416);
                return;
            }
            ctx.header("Content-Range", "bytes " + from + "-" + to + "/" + size).status(206);
        }
        ctx.res().setContentLengthLong(to - from + 1);
        if (!"HEAD".equals(ctx.req().getMethod())) {
            write(ctx, from, to + 1);
        }
    }

    private static boolean isRange(String first, String last) {
        return first.isEmpty() ? !last.isEmpty() : last.isEmpty() || Long.parseLong(first) <= Long.parseLong(last);
    }

    private void copy(OutputStream out, long from, long end) throws IOException {
        byte[] bytes = new byte[BUFFER];
        for (long at = from; at < end; ) {
            int length = (int) Math.min(BUFFER, end - at);
            UnnamedFile.read(file, ByteBuffer.wrap(bytes, 0, length), at);
            out.write(bytes, 0, length);
            at += length;
        }
    }

    private void write(Context ctx, long from, long end) {
        try {
            LargeAnswers.send(ctx, end - from, out -> copy(out, from, end));
        } catch (IOException e) {
            throw new UncheckedIOException("client went away", e);
        }
    }
}
