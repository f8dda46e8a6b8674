package de.angstraumkarte.base.tiles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;

/**
 * How a tile lies on disk: format mark, time of fetch, image type, SHA-256 of the image, image. The checksum finds
 * what a power cut or a full disk may have done to a file that was renamed into place before its data was on disk.
 */
final class TileFile {
    private static final int MARK = 0x414b5431;
    private static final int SHA256_BYTES = 32;

    private TileFile() {}

    static byte[] encode(Tile tile) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(tile.bytes().length + 128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeLong(tile.fetchedAt().toEpochMilli());
            out.writeUTF(tile.contentType());
            out.write(Tile.sha256(tile.bytes()));
            out.write(tile.bytes());
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if the file is not a whole tile of this format */
    static Tile decode(byte[] file) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            if (in.readInt() != MARK) {
                throw new IOException("Not a tile file");
            }
            Instant fetchedAt = Instant.ofEpochMilli(in.readLong());
            ImageType type = ImageType.named(in.readUTF()).orElseThrow(() -> new IOException("Unknown image type"));
            byte[] checksum = in.readNBytes(SHA256_BYTES);
            byte[] image = in.readAllBytes();
            if (!Arrays.equals(checksum, Tile.sha256(image))) {
                throw new IOException("Damaged tile file");
            }
            return Tile.of(image, type, fetchedAt);
        }
    }
}
