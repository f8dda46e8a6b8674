package de.angstraumkarte.domain.deadline;

import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.domain.deadline.UnitDigestStore.Undecided;
import de.angstraumkarte.domain.measure.MeasureRow;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The words of a mail that tells an office what is due. German, as offices read it; of reports it says how many there are and
 * how old the oldest is.
 *
 * @param unit title of the office
 * @param parts what the office is in charge of; then, where coordinators work, what no office is
 */
record DigestText(String unit, LocalDate today, List<Part> parts) {
    private static final String PLACE = Outbox.BASE + "/verwaltung/orte/";
    private static final String MEASURE = Outbox.BASE + "/verwaltung/massnahmen/";
    private static final String DEADLINES = Outbox.BASE + "/verwaltung/fristen";
    private static final Messages MESSAGES = Messages.of("de");

    /** What is due, and all reports that nobody has decided on. */
    record Part(Deadlines due, Undecided undecided) {}

    /** Whether nothing is due. */
    boolean isEmpty() {
        return parts.stream().allMatch(part -> part.due().total() == 0);
    }

    String title() {
        return MESSAGES.text(
                "digest.title", unit, sum(Deadlines::overdue), sum(Deadlines::total) - sum(Deadlines::overdue));
    }

    private int sum(ToIntFunction<Deadlines> count) {
        return parts.stream().map(Part::due).mapToInt(count).sum();
    }

    String body() {
        List<String> blocks = new ArrayList<>();
        blocks.add(MESSAGES.text("digest.intro", unit, day(today)));
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (i > 0 && part.due().total() > 0) {
                blocks.add(MESSAGES.text("digest.no-unit"));
            }
            if (part.due().total() > 0) {
                add(blocks, part);
            }
        }
        blocks.add(MESSAGES.text("digest.all", DEADLINES));
        blocks.add(MESSAGES.text("digest.end"));
        return String.join("\n\n", blocks) + "\n";
    }

    private void add(List<String> blocks, Part part) {
        Deadlines due = part.due();
        add(
                blocks,
                "news",
                due.news(),
                news -> item("digest.news", news.title(), null, news.due(), PLACE + news.placeId()));
        add(blocks, "measure", due.measures(), this::measure);
        add(
                blocks,
                "effect",
                due.effects(),
                effect -> item("digest.effect", effect.title(), null, effect.due(), PLACE + effect.placeId()));
        @Nullable OffsetDateTime oldest = part.undecided().oldest();
        if (oldest != null) {
            blocks.add(MESSAGES.text("digest.kind.report") + "\n"
                    + MESSAGES.text(
                            "digest.report",
                            part.undecided().count(),
                            day(oldest.atZoneSameInstant(PlaceService.ZONE).toLocalDate()),
                            Outbox.BASE + "/verwaltung/eingang"));
        }
    }

    private String measure(MeasureRow row) {
        String type = MESSAGES.text("measure.type." + row.measure().type().slug());
        return item(
                "digest.measure",
                row.placeTitle(),
                type,
                row.measure().due(),
                MEASURE + row.measure().id());
    }

    private static <T> void add(List<String> blocks, String kind, Due<T> due, Function<T, String> item) {
        if (due.total() > 0) {
            List<String> lines = new ArrayList<>();
            lines.add(MESSAGES.text("digest.kind." + kind));
            due.items().stream().map(item).forEach(lines::add);
            int more = due.total() - due.items().size();
            if (more > 0) {
                lines.add(MESSAGES.text("digest.more", more));
            }
            blocks.add(String.join("\n", lines));
        }
    }

    /** Two lines: what, and where it is seen to. */
    private String item(String key, String title, @Nullable String detail, LocalDate due, String href) {
        String when = due.isBefore(today) ? ".overdue" : ".soon";
        return MESSAGES.text(key + when, title, day(due), detail == null ? "" : detail) + "\n  " + href;
    }

    private static String day(LocalDate day) {
        return Dates.day(day, MESSAGES);
    }
}
