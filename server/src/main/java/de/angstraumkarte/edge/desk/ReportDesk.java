package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.measure.Unit;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.report.DecisionService;
import de.angstraumkarte.domain.report.InboxService;
import de.angstraumkarte.domain.report.MergeService;
import de.angstraumkarte.domain.report.PhotoService;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.desk.PlaceReportsView;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All pages about what residents sent. */
public final class ReportDesk {
    private static final int ROWS_AT_PLACE = 20;

    /** The services behind it. */
    public record Services(
            InboxService inbox,
            DecisionService decisions,
            MergeService merges,
            PhotoService photos,
            PlaceService places,
            DistrictService districts,
            Outbox outbox) {}

    private final Services services;
    private final ReportViews views;
    private final InboxPages inboxPages;
    private final ReportPages reportPages;
    private final MergePages mergePages;
    private final PhotoPages photoPages;

    /** @param units all offices */
    public ReportDesk(
            DeskPages pages, DeskTemplates templates, Services services, Supplier<List<Unit>> units, Config config) {
        this.services = services;
        this.views = new ReportViews(services.inbox(), services.places(), config.decisionDays(), units);
        PlaceFinder finder = new PlaceFinder(services.places());
        DeskChoices choices = new DeskChoices(services.districts(), units);
        this.inboxPages = new InboxPages(pages, templates, services.inbox(), views, services.outbox(), config);
        this.reportPages = new ReportPages(
                pages,
                templates,
                services.inbox(),
                services.decisions(),
                services.photos(),
                finder,
                views,
                choices,
                config);
        this.mergePages = new MergePages(pages, templates, services.merges(), services.places(), finder);
        this.photoPages = new PhotoPages(pages, templates, services.photos(), services.places());
    }

    public void register(DeskRoutes desk) {
        inboxPages.register(desk);
        reportPages.register(desk);
        mergePages.register(desk);
        photoPages.register(desk);
    }

    /**
     * What residents sent about a place, for its page in the staff area (desk/parts/placeReports.jte); null if the person may
     * not see it.
     */
    public @Nullable PlaceReportsView ofPlace(Staff staff, String placeId) {
        if (!services.inbox().seesOf(staff, placeId)) {
            return null;
        }
        return new PlaceReportsView(
                placeId,
                services.inbox().countOfPlace(placeId),
                views.plainRows(services.inbox().ofPlace(staff, placeId)).stream()
                        .limit(ROWS_AT_PLACE)
                        .toList(),
                services.photos().ofPlace(staff, placeId).stream()
                        .map(ReportViews::photo)
                        .toList());
    }
}
