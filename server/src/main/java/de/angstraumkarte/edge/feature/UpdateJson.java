package de.angstraumkarte.edge.feature;

import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.web.Messages;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A public entry of a timeline as JSON. */
public final class UpdateJson {
    private UpdateJson() {}

    /** What everybody may know of it. */
    public static Map<String, @Nullable Object> of(Place place, StatusUpdate update, Messages messages) {
        @Nullable PartialDate date = update.date();
        @Nullable String status = update.status();
        StatusUpdate.@Nullable Work work = update.work();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("date", date == null ? null : date.text());
        entry.put("kind", update.kind().slug());
        entry.put("title", messages.text("update.kind." + update.kind().slug()));
        entry.put("status", status);
        entry.put(
                "statusTitle",
                status == null ? null : messages.text("status." + place.layer().slug() + "." + status));
        entry.put("measure", work == null ? null : work.measureId());
        entry.put("measureStatus", work == null ? null : work.measureStatus());
        entry.put("text", update.text());
        entry.put("reason", work == null ? null : work.reason());
        entry.put("passedTo", work == null ? null : work.passedTo());
        StatusUpdate.@Nullable Finding finding = work == null ? null : work.finding();
        entry.put("effect", finding == null ? null : finding.effect());
        entry.put("deviation", finding == null ? null : finding.deviation());
        @Nullable LocalDate promised = work == null ? null : work.promisedBy();
        entry.put("nextUpdateBy", promised == null ? null : promised.toString());
        entry.put("source", update.source());
        entry.put("sourceUrl", update.sourceUrl());
        return entry;
    }
}
