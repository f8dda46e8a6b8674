package de.angstraumkarte.testing.twoyears;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** What residents send: most of it belongs to a place, some is rejected, taken back, or not decided yet. */
final class Post {
    private static final int REJECTED = 900;
    private static final int UNDECIDED = 260;
    private static final int TAKEN_BACK = 300;
    private static final int TAKEN_BACK_LATER = 60;

    private final Days days;
    private final Crowd crowd;
    /** Coordinates that are public, six decimals; no report has one of them. */
    private final Set<String> known;

    private final List<Letter> letters = new ArrayList<>();

    Post(Days days, Crowd crowd, Set<String> known) {
        this.days = days;
        this.crowd = crowd;
        this.known = known;
    }

    /** Sends so many reports in all; those that places were made from first. */
    void send(List<Story> stories, int number) {
        stories.stream().filter(story -> !story.imported).forEach(story -> {
            LocalDate sent = story.created.toLocalDate().minusDays(days.between(1, 14));
            attach(story, days.any(sent), story.created, "attached");
        });
        for (int i = 0; i < REJECTED; i++) {
            reject();
        }
        for (int i = 0; i < UNDECIDED; i++) {
            LocalDate day = days.end().minusDays(days.chance(0.9) ? days.between(1, 13) : days.between(14, 30));
            write(null, "new", days.any(day), null);
        }
        for (int i = 0; i < TAKEN_BACK; i++) {
            LocalDateTime at = days.any(days.between(days.start(), days.end().minusDays(12)));
            write(null, "withdrawn", at, null).withdrawn =
                    at.plusDays(days.between(0, 10)).plusMinutes(7);
        }
        List<Story> old = stories.stream()
                .filter(story -> !story.imported || story.gone == null)
                .filter(story -> story.created
                        .toLocalDate()
                        .isBefore(story.last(days.end()).minusDays(30)))
                .toList();
        List<Integer> shares = Crowd.shares(old, number - letters.size());
        int later = TAKEN_BACK_LATER;
        for (int i = 0; i < old.size(); i++) {
            for (int n = 0; n < shares.get(i); n++) {
                attach(old.get(i), later-- > 0 ? "withdrawn" : "attached");
            }
        }
    }

    private void attach(Story story, String state) {
        LocalDate last = story.last(days.end()).minusDays(1);
        LocalDate first = story.created.toLocalDate();
        LocalDate day = crowd.day(first.plusDays(1), last.minusDays(3), story.firstDone(), story.lastDone());
        LocalDate decided = day.plusDays(days.between(1, 20));
        Letter letter = attach(story, days.any(day), days.work(decided.isAfter(last) ? last : decided), state);
        if (state.equals("withdrawn")) {
            letter.withdrawn = letter.decided.plusHours(days.between(1, 12));
        }
    }

    private Letter attach(Story story, LocalDateTime created, LocalDateTime decided, String state) {
        Letter letter = write(story, state, created, decided);
        letter.photo = state.equals("attached") && days.chance(0.03) ? days.between(1, 2) : 0;
        crowd.attached(story, letter);
        return letter;
    }

    private void reject() {
        LocalDate day = days.between(days.start(), days.end().minusDays(22));
        Letter letter = write(null, "rejected", days.any(day), days.work(day.plusDays(days.between(1, 20))));
        letter.reason = Words.pick(
                List.of("not-public-land", "other-authority", "not-confirmed-on-site", "needs-more-information"),
                days.random());
    }

    private Letter write(@Nullable Story story, String state, LocalDateTime created, @Nullable LocalDateTime decided) {
        int number = letters.size() + 1;
        Coordinate at = position(story);
        List<String> times = times(story);
        Letter letter = new Letter(
                story,
                state,
                created,
                decided == null ? created : decided,
                at.x,
                at.y,
                story == null || days.chance(0.2) ? List.of(Words.pick(Ground.CAUSES, days.random())) : story.causes,
                times,
                story == null
                        ? days.between(1, 4)
                        : story.feeling(times.contains("day") ? "day" : "dark", created.toLocalDate(), days.random()),
                Words.report(number, days.random()),
                days.chance(0.45) ? "person-" + number + "@" + Truth.MARK + "-post.example" : null);
        letters.add(letter);
        return letter;
    }

    /** A report for both lights counts twice: only where day and night do not differ, so that it says what is true of both. */
    private List<String> times(@Nullable Story story) {
        if ((story == null || story.roundTheClock()) && days.chance(0.3)) {
            return List.of("day", "night");
        }
        return days.chance(0.3)
                ? List.of("day")
                : Words.pick(List.of(List.of("dusk"), List.of("night"), List.of("dusk", "night")), days.random());
    }

    /** Some metres beside the place, never where something public is. */
    private Coordinate position(@Nullable Story story) {
        Coordinate centre = story == null
                ? new Coordinate(
                        7.42 + days.random().nextDouble() * 0.08,
                        51.49 + days.random().nextDouble() * 0.04)
                : story.geometry.getCoordinate();
        while (true) {
            double lon = Ground.rounded(centre.x + (days.random().nextDouble() - 0.5) * 0.0016);
            double lat = Ground.rounded(centre.y + (days.random().nextDouble() - 0.5) * 0.001);
            boolean near = Math.abs(lon - centre.x) < 0.00012 && Math.abs(lat - centre.y) < 0.00008;
            if (!near && !known.contains(Ground.text(lon)) && !known.contains(Ground.text(lat))) {
                return new Coordinate(lon, lat);
            }
        }
    }

    /** All reports in the order in which they came in. */
    List<Letter> letters() {
        return letters.stream()
                .sorted(Comparator.comparing((Letter letter) -> letter.created))
                .toList();
    }
}
