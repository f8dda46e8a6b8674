package de.angstraumkarte.domain.report;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** From the bytes of an image to an upright JPEG of at most 1600 pixels without metadata. */
final class PhotoCodec {
    private static final int LONGEST_SIDE = 1600;
    private static final int MOST_BYTES = 900_000;
    /** What one decoded image may take; larger ones are read with gaps. */
    private static final long MOST_DECODED_BYTES = 32_000_000;

    private static final float[] QUALITIES = {0.85f, 0.75f, 0.65f, 0.5f};
    private static final double SMALLER = 0.75;

    private PhotoCodec() {}

    /** @throws IOException if the image is damaged or of a kind that cannot be decoded */
    static EncodedPhoto encode(byte[] file, ImageHeader header) throws IOException {
        BufferedImage decoded;
        try {
            decoded = decode(file, header);
        } catch (RuntimeException e) {
            // Decoders meet damaged images with all kinds of exceptions. None says anything to the sender.
            throw new IOException("not decodable", e);
        }
        int longest = LONGEST_SIDE;
        while (true) {
            BufferedImage upright = upright(decoded, header.orientation(), longest);
            for (float quality : QUALITIES) {
                byte[] jpeg = write(upright, quality);
                if (jpeg.length <= MOST_BYTES) {
                    return new EncodedPhoto(jpeg, upright.getWidth(), upright.getHeight());
                }
            }
            longest = (int) (longest * SMALLER);
        }
    }

    private static BufferedImage decode(byte[] file, ImageHeader header) throws IOException {
        ImageReader reader = reader(header.type());
        try (ByteArrayImageInputStream in = new ByteArrayImageInputStream(file)) {
            reader.setInput(in, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            int gap = gap(
                    header,
                    reader.getRawImageType(0) == null
                            ? 32
                            : reader.getRawImageType(0).getColorModel().getPixelSize());
            param.setSourceSubsampling(gap, gap, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(ImageHeader.Type type) throws IOException {
        return switch (type) {
            case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }

    /** Every how manieth pixel is read: all that fit into memory, but not many more than are needed. */
    private static int gap(ImageHeader header, int bitsPerPixel) {
        int gap = Math.max(1, Math.max(header.width(), header.height()) / LONGEST_SIDE);
        while (header.pixels() / gap / gap * bitsPerPixel / 8 > MOST_DECODED_BYTES) {
            gap++;
        }
        return gap;
    }

    private static BufferedImage upright(BufferedImage image, int orientation, int longest) {
        int width = image.getWidth();
        int height = image.getHeight();
        double scale = Math.min(1, (double) longest / Math.max(width, height));
        int w = Math.max(1, (int) Math.round(width * scale));
        int h = Math.max(1, (int) Math.round(height * scale));
        boolean turned = Exif.turned(orientation);
        BufferedImage result = new BufferedImage(turned ? h : w, turned ? w : h, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, result.getWidth(), result.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            AffineTransform transform = Exif.upright(orientation, w, h);
            transform.scale((double) w / width, (double) h / height);
            graphics.drawImage(image, transform, null);
        } finally {
            graphics.dispose();
        }
        return result;
    }

    private static byte[] write(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(MOST_BYTES / 2);
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
