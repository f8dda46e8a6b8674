package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.timeline.StatusUpdate.Kind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what happens at fear spaces, along the table of their statuses. */
final class Lives {
    /** What becomes of a place. */
    enum Plan {
        IDLE,
        CLOSED,
        GOING,
        DONE,
        MERGED,
        GONE
    }

    private static final int INTERVAL = 28;

    private final Days days;
    private final Deeds deeds;

    Lives(Days days) {
        this.days = days;
        this.deeds = new Deeds(days);
    }

    /** All up to where only residents can tell whether it helped. */
    void tell(Story story, Plan plan, int measures) {
        Said added = story.say(
                story.created,
                Kind.ADDED,
                story.imported
                        ? "Der Ort steht jetzt auf dieser Karte. Die Angaben stammen aus den genannten Quellen."
                        : "Der Ort steht jetzt auf dieser Karte. Aufgenommen von der Stadt Dortmund.");
        added.status = "reported";
        if (story.imported) {
            added.account = null;
        }
        if (plan == Plan.GONE || plan == Plan.IDLE && days.chance(0.3)) {
            return;
        }
        LocalDate day = step(story, story.created.toLocalDate(), 3, 25, "under-review");
        if (day == null) {
            return;
        }
        if (plan == Plan.CLOSED) {
            close(story, day);
        } else if (plan == Plan.GOING || plan == Plan.DONE) {
            day = step(story, day, 8, 40, "planned");
            if (day != null) {
                work(story, day, plan == Plan.DONE, measures);
            }
        }
    }

    private void close(Story story, LocalDate after) {
        boolean ours = days.chance(0.75);
        LocalDate day = step(story, after, 15, 60, ours ? "no-action" : "not-responsible");
        if (day == null) {
            return;
        }
        Said closing = story.said.get(story.said.size() - 1);
        closing.reason = ours
                ? Words.pick(List.of("not-public-land", "legal-limit", "cost", "not-confirmed-on-site"), days.random())
                : null;
        closing.passedTo = ours ? null : "Deutsche Bahn";
        if (days.chance(0.35)) {
            step(story, day, 60, 150, "under-review");
        }
    }

    private void work(Story story, LocalDate planned, boolean finish, int measures) {
        for (int i = 0; i < measures; i++) {
            Deed deed = deeds.plan(story.id, story.said, planned);
            story.deeds.add(deed);
            if (finish || days.chance(0.35)) {
                deeds.finish(deed, story.said, i > 0);
            } else {
                deeds.begin(deed, story.said, 0.5);
            }
        }
        LocalDate begun = story.said.stream()
                .filter(entry -> "in-progress".equals(entry.measureStatus))
                .map(Said::day)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (begun == null) {
            return;
        }
        LocalDate day = step(story, begun.isAfter(planned) ? begun : planned, 1, 5, "in-progress");
        if (day != null && story.deeds.stream().allMatch(Deed::finished)) {
            LocalDate last = story.deeds.stream()
                    .map(deed -> deed.changed.toLocalDate())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            day = step(story, last.isAfter(day) ? last : day, 1, 8, "implemented");
            if (day != null) {
                step(story, day, 1, 6, "evaluating");
            }
        }
    }

    private @Nullable LocalDate step(Story story, LocalDate after, int least, int most, String status) {
        LocalDate day = after.plusDays(days.between(least, most));
        if (!days.past(day)) {
            return null;
        }
        story.setStatus(days.work(day), status);
        return day;
    }

    /** Staff look at what residents said, and judge. */
    void judge(Story story, Crowd crowd) {
        LocalDate lastDone = story.lastDone();
        if (!story.status().equals("evaluating") || lastDone == null) {
            return;
        }
        Said evaluating = story.published().stream()
                .filter(entry -> "evaluating".equals(entry.status))
                .findFirst()
                .orElseThrow();
        LocalDate due = lastDone.plusDays(INTERVAL);
        LocalDate day = (due.isAfter(evaluating.day()) ? due : evaluating.day()).plusDays(days.between(15, 45));
        if (!days.past(day)) {
            return;
        }
        String verdict = crowd.verdict(story, day);
        boolean deviates = days.chance(0.06);
        boolean improved = verdict.equals("improved") != deviates;
        Said judged = story.setStatus(days.work(day), improved ? "improved" : "unchanged");
        judged.effect = verdict;
        judged.deviation = deviates ? "Vor Ort zeigt sich ein anderes Bild als in den Antworten." : null;
        if (days.chance(improved ? 0.04 : 0.25)) {
            step(story, day, 20, 60, "under-review");
        }
    }

    /** Fills the gaps with news: mostly in time, partly late; sometimes another day is promised. */
    void chat(Story story) {
        if (story.imported && story.gone != null) {
            return;
        }
        boolean neglected = days.chance(0.06);
        List<Said> fixed = story.published();
        String status = "reported";
        for (int i = 0; i < fixed.size(); i++) {
            Said entry = fixed.get(i);
            status = Objects.requireNonNullElse(entry.status, status);
            LocalDate until = i + 1 < fixed.size() ? fixed.get(i + 1).day() : story.last(days.end());
            if (Layer.FEAR_SPACE.status(status).open()) {
                chat(story, entry.day().plusDays(INTERVAL), until, neglected ? 0.4 : 0.82);
            }
        }
        int notes = days.chance(0.3) ? days.between(1, 4) : 0;
        for (int i = 0; i < notes; i++) {
            LocalDate day = days.between(
                    story.created.toLocalDate().plusDays(1),
                    story.last(days.end()).minusDays(1));
            if (days.past(day)) {
                Said note = story.say(
                        days.work(day), Kind.NEWS, Words.internal(days.random().nextInt(100_000)));
                note.isPublic = false;
            }
        }
    }

    private void chat(Story story, LocalDate first, LocalDate until, double inTime) {
        LocalDate promised = first;
        while (true) {
            LocalDate next = days.chance(inTime)
                    ? promised.minusDays(days.between(0, 6))
                    : promised.plusDays(days.between(1, 45));
            if (!next.isBefore(until)) {
                return;
            }
            Said news = story.say(days.work(next), Kind.NEWS, Words.news(days.random()));
            if (days.chance(0.07)) {
                news.promisedBy = next.plusDays(days.between(35, 80));
            }
            promised = news.promisedBy == null ? next.plusDays(INTERVAL) : news.promisedBy;
        }
    }
}
