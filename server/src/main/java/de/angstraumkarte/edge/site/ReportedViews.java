package de.angstraumkarte.edge.site;

import de.angstraumkarte.domain.report.InboxService;
import de.angstraumkarte.domain.report.PhotoService;
import de.angstraumkarte.web.ReportedView;
import java.util.Objects;

/** What residents sent about a place, as far as it is public. */
public final class ReportedViews {
    /** Fewer reports could tell who sent one (domain.md, rule 4). */
    private static final int FEWEST_TOLD = 3;

    private final InboxService inbox;
    private final PhotoService photos;

    public ReportedViews(InboxService inbox, PhotoService photos) {
        this.inbox = inbox;
        this.photos = photos;
    }

    ReportedView of(String placeId) {
        int reports = inbox.countOfPlace(placeId);
        return new ReportedView(
                reports < FEWEST_TOLD ? null : (Integer) reports,
                photos.released(placeId).stream()
                        .map(photo -> new ReportedView.Photo(
                                photo.id(), photo.width(), photo.height(), Objects.requireNonNull(photo.alt())))
                        .toList());
    }
}
