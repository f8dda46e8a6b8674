package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.base.secret.Signer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** Secrets of reports, derived as the program derives them, and their photos. */
final class Codes {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int GROUPS = 7;

    private Codes() {}

    /** Stands for the content of the report with this number. */
    static String submission(String number) {
        return hash("modell-" + number);
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The follow code of the report with this number, as it is written. */
    static String code(Signer signer, String number) {
        byte[] mac = signer.mac(submission(number));
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < 18; i++) {
            bits.append(
                    String.format("%8s", Integer.toBinaryString(mac[i] & 0xff)).replace(' ', '0'));
        }
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < GROUPS * 4; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "")
                    .append(ALPHABET.charAt(Integer.parseInt(bits.substring(5 * i, 5 * i + 5), 2)));
        }
        return code.toString();
    }

    /** A small picture, another one for every number. */
    static byte[] photo(long number) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color((int) (number * 7919 % 0xffffff)));
        graphics.fillRect(0, 0, 40, 30);
        graphics.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
