package de.angstraumkarte.testing.twoyears;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What residents say on the map about fear spaces, out of what is true of them. */
final class Crowd {
    private final Days days;
    private final Map<Story, List<Truth.Rating>> ratings = new HashMap<>();
    private final Map<Story, List<Letter>> letters = new HashMap<>();

    Crowd(Days days) {
        this.days = days;
    }

    /** Shares out a number by the weights of the stories; the last one gets what rounding left. */
    static List<Integer> shares(List<Story> stories, int number) {
        double sum = stories.stream().mapToDouble(story -> story.weight).sum();
        List<Integer> shares = new ArrayList<>();
        double wanted = 0;
        int given = 0;
        for (Story story : stories) {
            wanted += story.weight / sum * number;
            int share = (int) Math.round(wanted) - given;
            given += share;
            shares.add(share);
        }
        return shares;
    }

    void rate(List<Story> stories, int number) {
        List<Integer> shares = shares(stories, number);
        for (int i = 0; i < shares.size(); i++) {
            for (int n = 0; n < shares.get(i); n++) {
                rate(stories.get(i));
            }
        }
    }

    private void rate(Story story) {
        LocalDate first = story.created.toLocalDate();
        LocalDate last = story.last(days.end());
        LocalDate day = day(first, last, story.firstDone(), story.lastDone());
        String light = days.chance(0.45) ? "day" : "dark";
        LocalDate lastDone = story.lastDone();
        boolean asked = lastDone != null && !day.isBefore(lastDone.plusDays(28)) && days.chance(0.15);
        add(new Truth.Rating(story.id, light, story.feeling(light, day, days.random()), day, asked), story);
    }

    private void add(Truth.Rating rating, Story story) {
        ratings.computeIfAbsent(story, key -> new ArrayList<>()).add(rating);
    }

    /** As many before the measures as after them, fewer between, where there was time. */
    LocalDate day(LocalDate first, LocalDate last, @Nullable LocalDate firstDone, @Nullable LocalDate lastDone) {
        if (firstDone == null || lastDone == null || !firstDone.isAfter(first)) {
            return days.between(first, last);
        }
        LocalDate after = lastDone.plusDays(28);
        double chance = days.random().nextDouble();
        if (chance < 0.45 && !after.isAfter(last)) {
            // Many answer when they are asked.
            LocalDate soon = after.plusDays(20);
            return days.between(after, days.chance(0.5) && soon.isBefore(last) ? soon : last);
        }
        LocalDate until = after.isAfter(last) ? last : after.minusDays(1);
        return chance < 0.6 && firstDone.isBefore(until)
                ? days.between(firstDone, until)
                : days.between(first, firstDone.minusDays(1));
    }

    void attached(Story story, Letter letter) {
        letters.computeIfAbsent(story, key -> new ArrayList<>()).add(letter);
    }

    /** What the answers up to a day say about a place. */
    String verdict(Story story, LocalDate until) {
        return NaiveEffect.verdict(light(story, "day", until), light(story, "dark", until));
    }

    private NaiveEffect.Light light(Story story, String light, LocalDate until) {
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        LocalDate firstDone = story.firstDone();
        LocalDate lastDone = story.lastDone();
        List<Story> parts = new ArrayList<>(story.absorbed);
        parts.add(story);
        for (Story part : parts) {
            for (Truth.Rating rating : ratings.getOrDefault(part, List.of())) {
                if (rating.light().equals(light)) {
                    sort(rating.day(), rating.safety(), firstDone, lastDone, until, before, after);
                }
            }
            for (Letter letter : letters.getOrDefault(part, List.of())) {
                if (letter.counts(light) && !letter.decided.toLocalDate().isAfter(until)) {
                    sort(letter.created.toLocalDate(), letter.safety, firstDone, lastDone, until, before, after);
                }
            }
        }
        return new NaiveEffect.Light(before, after);
    }

    private static void sort(
            LocalDate day,
            int safety,
            @Nullable LocalDate firstDone,
            @Nullable LocalDate lastDone,
            LocalDate until,
            List<Integer> before,
            List<Integer> after) {
        if (firstDone == null || lastDone == null || day.isAfter(until)) {
            return;
        }
        if (day.isBefore(firstDone)) {
            before.add(safety);
        } else if (!day.isBefore(lastDone.plusDays(28))) {
            after.add(safety);
        }
    }

    /** All ratings in the order of their days. */
    List<Truth.Rating> ratings(List<Story> stories) {
        return stories.stream()
                .flatMap(story -> ratings.getOrDefault(story, List.of()).stream()
                        .map(rating -> new Truth.Rating(
                                story.today(), rating.light(), rating.safety(), rating.day(), rating.asked())))
                .sorted(Comparator.comparing(Truth.Rating::day))
                .toList();
    }
}
