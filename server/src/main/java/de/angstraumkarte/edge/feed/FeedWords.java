package de.angstraumkarte.edge.feed;

import de.angstraumkarte.domain.measure.MeasureType;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What feeds say of an entry, in one language; the words of the entry itself are German. */
final class FeedWords {
    private final Messages messages;

    FeedWords(Messages messages) {
        this.messages = messages;
    }

    String text(String key, Object... args) {
        return messages.text(key, args);
    }

    /** The status that the entry sets, else what became of a measure, else what kind of entry it is. */
    String title(Place place, StatusUpdate update, Map<Long, MeasureType> measures) {
        return text("feed.entry.title", place.title(), subject(place, update, measures));
    }

    private String subject(Place place, StatusUpdate update, Map<Long, MeasureType> measures) {
        if (update.status() != null) {
            return status(place, update.status());
        }
        StatusUpdate.Work work = update.work();
        MeasureType type = work == null || work.measureId() == null ? null : measures.get(work.measureId());
        if (work == null || type == null) {
            return text("update.kind." + update.kind().slug());
        }
        String measure = text("measure.type." + type.slug());
        return work.measureStatus() == null
                ? text("measure.title", measure)
                : text("feed.entry.measure", measure, text("measure.status." + work.measureStatus()));
    }

    String status(Place place, String slug) {
        return text("status." + place.layer().slug() + "." + slug);
    }

    /** All that the place's page shows of an entry, as lines; never empty. */
    String content(StatusUpdate update) {
        List<String> lines = new ArrayList<>();
        StatusUpdate.Work work = update.work();
        if (work != null && work.finding() != null) {
            finding(work.finding(), lines);
        }
        if (update.text() != null) {
            lines.add(update.text());
        }
        if (work != null) {
            work(work, lines);
        }
        String source = source(update);
        if (source != null) {
            lines.add(labelled("place.source", source));
        }
        return lines.isEmpty() ? text("update.kind." + update.kind().slug()) : String.join("\n", lines);
    }

    private void work(StatusUpdate.Work work, List<String> lines) {
        if (work.reason() != null) {
            lines.add(labelled("update.reason", text("reason." + work.reason())));
        }
        if (work.passedTo() != null && work.measureId() != null) {
            lines.add(text("measure.passed-to", work.passedTo()));
        } else if (work.passedTo() != null) {
            lines.add(labelled("update.passedTo", work.passedTo()));
        }
        if (work.promisedBy() != null) {
            lines.add(text("promise.entry", Dates.day(work.promisedBy(), messages)));
        }
    }

    private void finding(StatusUpdate.Finding finding, List<String> lines) {
        lines.add(labelled("effect.finding", text("effect.verdict." + finding.effect())));
        if (finding.deviation() != null) {
            lines.add(labelled("effect.deviation", finding.deviation()));
        }
    }

    private static @Nullable String source(StatusUpdate update) {
        if (update.source() == null || update.sourceUrl() == null) {
            return update.source() == null ? update.sourceUrl() : update.source();
        }
        return update.source() + ", " + update.sourceUrl();
    }

    private String labelled(String key, String value) {
        return text("feed.entry.line", text(key), value);
    }
}
