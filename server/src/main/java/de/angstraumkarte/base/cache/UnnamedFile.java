package de.angstraumkarte.base.cache;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that are deleted once they are open: nobody else can open them, and nothing of them outlives the process. */
public final class UnnamedFile {
    private UnnamedFile() {}

    /**
     * A new, empty one for reading and writing, which ends with its channel.
     *
     * @param folder for files that may vanish at any time; made if it is not there
     */
    public static FileChannel create(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path name = Files.createTempFile(folder, "unnamed", null);
        try {
            return FileChannel.open(name, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(name);
        }
    }

    /** Appends all that remains of a buffer. */
    public static void append(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** Appends to a file; closing it leaves the file open. */
    public static OutputStream appending(FileChannel file) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                append(file, ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    /** Fills what remains of a buffer from a position on; for many threads at once. */
    public static void read(FileChannel file, ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int count = file.read(into, at);
            if (count < 0) {
                throw new EOFException("an unnamed file ends at " + at);
            }
            at += count;
        }
    }
}
