package de.angstraumkarte.base.tiles;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageTypeTest {
    @ParameterizedTest
    @EnumSource
    void knowsAWholeImageFromAnythingElse(ImageType type) throws IOException {
        byte[] whole = sample(type);
        assertTrue(type.isWhole(whole));
        assertFalse(type.isWhole(Arrays.copyOf(whole, whole.length - 1)));
        assertFalse(type.isWhole(Arrays.copyOf(whole, 12)));
        assertFalse(type.isWhole(new byte[0]));
        assertFalse(type.isWhole("<!doctype html><title>Anmeldung</title>".getBytes(ISO_8859_1)));
        for (ImageType other : ImageType.values()) {
            assertEquals(other == type, other.isWhole(whole));
        }
    }

    @Test
    void readsTheHeaderAsSourcesWriteIt() {
        assertEquals(Optional.of(ImageType.PNG), ImageType.named("image/png"));
        assertEquals(Optional.of(ImageType.PNG), ImageType.named("Image/PNG; mode=8bit"));
        assertEquals(Optional.of(ImageType.JPEG), ImageType.named("image/jpeg"));
        assertEquals(Optional.of(ImageType.WEBP), ImageType.named("image/webp"));
        assertEquals(Optional.empty(), ImageType.named("text/html; charset=utf-8"));
        assertEquals(Optional.empty(), ImageType.named("image/svg+xml"));
        assertEquals(Optional.empty(), ImageType.named(""));
    }

    private static byte[] sample(ImageType type) throws IOException {
        if (type == ImageType.WEBP) {
            return "RIFF\u0010\0\0\0WEBPVP8L\u0004\0\0\0\0\0\0\0".getBytes(ISO_8859_1);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB), type.name(), out);
        return out.toByteArray();
    }
}
