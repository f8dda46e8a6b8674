package de.angstraumkarte.edge.demo;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture that nobody takes for a photo: dusk colours, and the word that says what it is. */
final class DemoPhoto {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;

    private DemoPhoto() {}

    /** @param word written across it */
    static byte[] jpeg(String word) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setPaint(new GradientPaint(0, 0, new Color(0x2a3b47), 0, HEIGHT, new Color(0x8a7f6c)));
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            graphics.setColor(new Color(255, 255, 255, 200));
            graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 160));
            int width = graphics.getFontMetrics().stringWidth(word);
            graphics.rotate(Math.toRadians(-20), WIDTH / 2.0, HEIGHT / 2.0);
            graphics.drawString(word, (WIDTH - width) / 2, HEIGHT / 2 + 50);
        } finally {
            graphics.dispose();
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
    }
}
