package de.angstraumkarte.web.desk;

import org.jspecify.annotations.Nullable;

/**
 * A photo of a report.
 *
 * @param width pixels
 * @param height pixels
 * @param released whether the public sees it
 * @param alt what it shows; null if nobody has said it yet
 */
public record PhotoView(long id, int width, int height, boolean released, @Nullable String alt) {
    /** Address of the picture for staff. */
    public String src() {
        return "/verwaltung/fotos/" + id + ".jpg";
    }
}
