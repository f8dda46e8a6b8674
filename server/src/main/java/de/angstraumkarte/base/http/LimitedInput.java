package de.angstraumkarte.base.http;

import io.javalin.http.ContentTooLargeResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a request body up to a limit that may move while it is read; more is refused with 413, not read. */
public final class LimitedInput extends FilterInputStream {
    private long read;
    private long limit;

    public LimitedInput(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** Allows this many bytes more from here on, instead of what was allowed before. */
    public void allow(long more) {
        limit = read + more;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        // One byte above the limit shows that there is more.
        int wanted = (int) Math.min(length, limit + 1 - read);
        int got = super.read(bytes, from, wanted);
        if (got > 0) {
            read += got;
        }
        if (read > limit) {
            throw new ContentTooLargeResponse();
        }
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
