package de.angstraumkarte.domain.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.FieldError;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotosTest {
    private final Photos photos = new Photos();

    @ParameterizedTest
    @CsvSource({
        "1, RGBY", "2, GRYB", "3, YBGR", "4, BYRG", "5, RBGY", "6, BRYG", "7, YGBR", "8, GYRB",
    })
    void photosAreTurnedUpright(int orientation, String quarters) {
        byte[] jpeg = TestPhotos.withExif(TestPhotos.jpeg(80, 48), orientation, "");
        EncodedPhoto photo = encode(jpeg);
        BufferedImage image = TestPhotos.decoded(photo.jpeg());
        boolean turned = orientation > 4;
        assertEquals(turned ? 48 : 80, photo.width());
        assertEquals(turned ? 80 : 48, photo.height());
        assertEquals(photo.width(), image.getWidth());
        assertEquals(quarters, quarters(image));
    }

    @ParameterizedTest
    @CsvSource({"lossy.webp, RGBY", "lossless.webp, RGBY", "turned.webp, BRYG"})
    void webpIsRead(String file, String quarters) {
        assertEquals(
                quarters,
                quarters(TestPhotos.decoded(encode(TestPhotos.file(file)).jpeg())));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void everyKindOfPngIsRead(int type) {
        EncodedPhoto photo = encode(TestPhotos.encoded(TestPhotos.quarters(50, 40, type), "png"));
        assertEquals(50, photo.width());
        assertEquals(40, photo.height());
    }

    @Test
    void whatIsTransparentBecomesWhite() {
        BufferedImage clear = new BufferedImage(30, 30, BufferedImage.TYPE_INT_ARGB);
        BufferedImage image =
                TestPhotos.decoded(encode(TestPhotos.encoded(clear, "png")).jpeg());
        assertTrue((image.getRGB(15, 15) & 0xff) > 250);
    }

    @Test
    void largePhotosBecomeSmallOnes() {
        EncodedPhoto photo = encode(TestPhotos.jpeg(5000, 2500));
        assertEquals(1600, photo.width());
        assertEquals(800, photo.height());
        assertEquals("RGBY", quarters(TestPhotos.decoded(photo.jpeg())));
    }

    @Test
    void evenNoiseFitsTheStore() {
        Random random = new Random(1);
        BufferedImage noise = new BufferedImage(1600, 1600, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1600 * 1600; i++) {
            noise.setRGB(i % 1600, i / 1600, random.nextInt());
        }
        assertTrue(encode(TestPhotos.encoded(noise, "jpeg")).jpeg().length <= 900_000);
    }

    @Test
    void nothingButPixelsSurvives() {
        byte[] jpeg = encode(TestPhotos.withExif(TestPhotos.jpeg(80, 48), 6, "GPS 51.5142 Geheim"))
                .jpeg();
        String text = new String(jpeg, StandardCharsets.ISO_8859_1);
        for (String trace :
                List.of("Exif", "GPS", "Geheim", "ICC_PROFILE", "http://ns.adobe.com", "Photoshop", "8BIM")) {
            assertFalse(text.contains(trace), trace);
        }
        // Application segments but JFIF's own, and comments.
        for (int at = 2; (jpeg[at + 1] & 0xff) != 0xda; ) {
            int marker = jpeg[at + 1] & 0xff;
            assertFalse(marker > 0xe0 && marker <= 0xef || marker == 0xfe, Integer.toHexString(marker));
            at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
        }
    }

    @Test
    void aBombIsRefusedBeforeItIsDecoded() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertEquals(
                "too-many-pixels",
                onlyError(TestPhotos.pngClaiming(31_623, 31_623)).code());
        assertEquals(
                "too-many-pixels", onlyError(TestPhotos.pngClaiming(16_385, 10)).code());
        assertEquals(
                "too-many-pixels",
                onlyError(TestPhotos.pngClaiming(10_000, 10_000)).code());
        assertEquals("not-a-photo", onlyError(TestPhotos.pngClaiming(-5, 10)).code());
        assertEquals("not-a-photo", onlyError(TestPhotos.pngClaiming(0, 0)).code());
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 50_000_000, "the pixels alone would take 100 MB: " + allocated);
    }

    static List<byte[]> noPhotos() {
        byte[] riff = "RIFFxxxxWEBP".getBytes(StandardCharsets.US_ASCII);
        return List.of(
                new byte[0],
                "GIF89a".getBytes(StandardCharsets.US_ASCII),
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII),
                "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII),
                "%PDF-1.7 and so on and so forth".getBytes(StandardCharsets.US_ASCII),
                riff,
                TestPhotos.file("animated.webp"),
                Arrays.copyOf(TestPhotos.jpeg(80, 48), 20));
    }

    @ParameterizedTest
    @MethodSource("noPhotos")
    void whatIsNoPhotoIsNamedByItsPosition(byte[] file) {
        FieldError error = photos.check(List.of(TestPhotos.jpeg(8, 8), file)).get(0);
        assertEquals(FieldError.of("photos", "not-a-photo", 2), error);
    }

    @Test
    void tooManyAndTooLargeFilesAreRefused() {
        byte[] jpeg = TestPhotos.jpeg(8, 8);
        assertEquals(
                "too-many-photos",
                photos.check(List.of(jpeg, jpeg, jpeg, jpeg)).get(0).code());
        assertEquals(
                "photo-too-large", onlyError(Arrays.copyOf(jpeg, 10_000_001)).code());
        assertEquals(List.of(), photos.check(List.of(Arrays.copyOf(jpeg, 10_000_000))));
    }

    /** Whatever is done to a file, the answer is a photo or a field error, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "lossy.webp", "lossless.webp", "cmyk.jpg"})
    void damagedFilesAreRefusedOrRead(String kind) {
        byte[] whole = kind.contains(".")
                ? TestPhotos.file(kind)
                : TestPhotos.encoded(TestPhotos.quarters(80, 48, BufferedImage.TYPE_INT_RGB), kind);
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int n = 0; n < i % 5 && damaged.length > 0; n++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                encode(damaged);
            } catch (Invalid expected) {
                assertEquals("photos", expected.errors().get(0).field());
            }
        }
    }

    @Test
    void aPhotoThatCannotBeReadIsRefused() {
        byte[] jpeg = TestPhotos.jpeg(80, 48);
        Arrays.fill(jpeg, 200, 400, (byte) 0xff);
        Invalid refused = assertThrows(Invalid.class, () -> photos.encode(List.of(TestPhotos.jpeg(8, 8), cut(jpeg))));
        assertEquals(List.of(FieldError.of("photos", "photo-damaged", 2)), refused.errors());
    }

    private static byte[] cut(byte[] jpeg) {
        return Arrays.copyOf(jpeg, 400);
    }

    private EncodedPhoto encode(byte[] file) {
        return photos.encode(List.of(file)).get(0);
    }

    private FieldError onlyError(byte[] file) {
        List<FieldError> errors = photos.check(List.of(file));
        assertEquals(1, errors.size());
        return errors.get(0);
    }

    private static String quarters(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        return "" + letter(image.getRGB(w / 4, h / 4)) + letter(image.getRGB(w * 3 / 4, h / 4))
                + letter(image.getRGB(w / 4, h * 3 / 4)) + letter(image.getRGB(w * 3 / 4, h * 3 / 4));
    }

    private static char letter(int rgb) {
        Color color = new Color(rgb);
        boolean red = color.getRed() > 128;
        boolean green = color.getGreen() > 80;
        return red && green ? 'Y' : red ? 'R' : green ? 'G' : 'B';
    }
}
