package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.FormView;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The photos of a place.
 *
 * @param sent id of the photo whose form is shown again; null if none is
 * @param form what stands in that form
 * @param mayRelease whether the person may let the public see them
 */
public record PlacePhotosView(
        String placeId,
        String placeTitle,
        List<PhotoView> photos,
        @Nullable Long sent,
        FormView form,
        boolean mayRelease) {
    public String href() {
        return "/verwaltung/orte/" + placeId + "/fotos";
    }

    /** What stands in the form of a photo. */
    public FormView form(PhotoView photo) {
        return sent != null && sent == photo.id() ? form : FormView.of(Collections.singletonMap("alt", photo.alt()));
    }
}
