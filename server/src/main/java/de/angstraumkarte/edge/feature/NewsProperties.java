package de.angstraumkarte.edge.feature;

import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.timeline.PlacedUpdate;
import de.angstraumkarte.domain.timeline.PublishedUpdate;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.web.Messages;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Public entries of timelines as features of the collection "neuigkeiten". */
final class NewsProperties {
    private final Messages messages;
    private final Map<String, String> districtTitles;

    NewsProperties(Messages messages, Map<String, String> districtTitles) {
        this.messages = messages;
        this.districtTitles = districtTitles;
    }

    /** Where an entry is shown: a point, also if its place is none; null if the place has no position. */
    static @Nullable Geometry position(PlacedUpdate news) {
        Geometry geometry = news.position();
        return geometry == null || geometry instanceof Point ? geometry : geometry.getInteriorPoint();
    }

    /** The days its date stands for, else the day it was published. */
    static TableWriter.Days days(PublishedUpdate entry) {
        PartialDate date = entry.update().date();
        return date == null
                ? new TableWriter.Days(published(entry), published(entry))
                : new TableWriter.Days(date.firstDay(), date.lastDay());
    }

    private static LocalDate published(PublishedUpdate entry) {
        return entry.createdAt().atZoneSameInstant(PlaceService.ZONE).toLocalDate();
    }

    Map<String, @Nullable Object> of(PlacedUpdate news) {
        PublishedUpdate entry = news.entry();
        StatusUpdate update = entry.update();
        PartialDate date = update.date();
        String status = update.status();
        String kind = update.kind().slug();
        StatusUpdate.Work work = update.work();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        PlaceProperties.name(members, update.placeId(), news.title(), news.layer(), news.district(), districtTitles);
        members.put("date", date == null ? null : date.text());
        members.put("published", published(entry).toString());
        members.put("kind", kind);
        members.put("kindTitle", messages.text("update.kind." + kind));
        members.put("status", status);
        members.put("statusTitle", PlaceProperties.statusTitle(news.layer(), status, messages));
        members.put("text", update.text());
        members.put("source", update.source());
        members.put("sourceUrl", update.sourceUrl());
        members.put(
                "nextUpdateBy",
                work == null || work.promisedBy() == null
                        ? null
                        : work.promisedBy().toString());
        members.put("href", PlaceProperties.href(update.placeId()));
        return members;
    }
}
