package de.angstraumkarte.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the residents' reports about a place is public.
 *
 * @param reports number of reports; null while there are too few to be told
 * @param photos released by staff
 */
public record ReportedView(@Nullable Integer reports, List<Photo> photos) {
    /** Nothing is known, or nothing may be told. */
    public static final ReportedView NONE = new ReportedView(null, List.of());

    public ReportedView {
        photos = List.copyOf(photos);
    }

    /**
     * A photo that staff released.
     *
     * @param width pixels
     * @param height pixels
     * @param alt what it shows
     */
    public record Photo(long id, int width, int height, String alt) {
        public String src() {
            return "/fotos/" + id + ".jpg";
        }
    }
}
