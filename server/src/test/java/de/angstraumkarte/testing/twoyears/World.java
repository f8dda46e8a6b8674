package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.timeline.StatusUpdate.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;

/** Puts the two years together. The same seed and the same base data give the same years. */
final class World {
    static final int PLACES = 500;
    static final int REPORTS = 5_000;
    static final int MEASURES = 2_000;
    static final int RATINGS = 40_000;
    private static final int ELSEWHERE = 12;
    private static final int MERGED = 12;
    private static final int GONE = 8;
    private static final int MOST_MEASURES = 12;

    private final Days days;
    private final Lives lives;
    private final Crowd crowd;
    private final Map<Story, Lives.Plan> plans = new HashMap<>();
    private final List<Story> stories = new ArrayList<>();

    World(LocalDate start, LocalDate end, long seed) {
        days = new Days(start, end, new Random(seed));
        lives = new Lives(days);
        crowd = new Crowd(days);
    }

    /** What was made, with what is needed to store it. */
    record Made(List<Story> stories, Truth truth) {}

    /**
     * @param known coordinates that are public, six decimals
     * @param code follow code of the submission with this number
     */
    Made make(
            List<District> districts,
            CityOutline outline,
            List<Others.Base> base,
            Set<String> known,
            UnaryOperator<String> code) {
        Ground ground = new Ground(days, districts, outline);
        for (int i = 0; i < PLACES + MERGED + GONE; i++) {
            Lives.Plan plan = plan(i);
            Story story = ground.story(i + 1, plan);
            stories.add(story);
            plans.put(story, plan);
        }
        List<Story> worked = stories.stream()
                .filter(story -> plans.get(story) == Lives.Plan.GOING || plans.get(story) == Lives.Plan.DONE)
                .toList();
        Map<Story, Integer> measures = measures(worked);
        stories.forEach(story -> lives.tell(story, plans.get(story), measures.getOrDefault(story, 0)));
        leave(worked);

        Set<String> taken = new HashSet<>(known);
        for (Story story : stories) {
            for (Coordinate at : story.geometry.getCoordinates()) {
                taken.add(Ground.text(at.x));
                taken.add(Ground.text(at.y));
            }
        }
        crowd.rate(stories, RATINGS);
        Post post = new Post(days, crowd, taken);
        post.send(stories, REPORTS);
        stories.forEach(story -> lives.judge(story, crowd));
        stories.forEach(lives::chat);
        Others others = new Others(days);
        others.tell(base, ELSEWHERE);
        return new Made(stories, truth(post, others, code));
    }

    private static Lives.Plan plan(int number) {
        if (number >= PLACES + MERGED) {
            return Lives.Plan.GONE;
        }
        if (number >= PLACES) {
            return Lives.Plan.MERGED;
        }
        int hundredth = number % 100;
        return hundredth < 62
                ? Lives.Plan.DONE
                : hundredth < 76 ? Lives.Plan.GOING : hundredth < 86 ? Lives.Plan.CLOSED : Lives.Plan.IDLE;
    }

    private Map<Story, Integer> measures(List<Story> worked) {
        Map<Story, Integer> measures = new HashMap<>();
        worked.forEach(story -> measures.put(story, 1));
        for (int left = MEASURES - ELSEWHERE - worked.size(); left > 0; ) {
            Story story = Words.pick(worked, days.random());
            if (measures.get(story) < MOST_MEASURES) {
                measures.merge(story, 1, Integer::sum);
                left--;
            }
        }
        return measures;
    }

    /** Some places turn out to be the same as others, some are no longer in the data. */
    private void leave(List<Story> worked) {
        List<Story> able = new ArrayList<>(worked.stream()
                .filter(story -> story.firstDone() != null
                        && story.created.toLocalDate().isBefore(days.start().plusDays(150)))
                .toList());
        for (Story story : stories) {
            LocalDate created = story.created.toLocalDate();
            if (plans.get(story) == Lives.Plan.GONE) {
                story.gone = days.between(created.plusDays(100), days.end().minusDays(30));
                story.goneAt = days.work(story.gone);
            } else if (plans.get(story) == Lives.Plan.MERGED) {
                Story into = able.remove(days.random().nextInt(able.size()));
                LocalDate later = created.isAfter(into.created.toLocalDate()) ? created : into.created.toLocalDate();
                story.gone = later.plusDays(days.between(40, 90));
                story.goneAt = days.work(story.gone);
                story.mergedInto = into;
                into.absorbed.add(story);
                // What happened after the merge happened to the other one.
                story.said.removeIf(entry -> !entry.day().isBefore(story.gone));
                into.say(story.goneAt, Kind.MERGED, "Zwei Einträge meinten denselben Ort.");
            }
        }
    }

    private Truth truth(Post post, Others others, UnaryOperator<String> code) {
        Map<String, String> today = new HashMap<>();
        stories.forEach(story -> today.put(story.id, story.today()));
        List<Deed> deeds = new ArrayList<>(others.deeds());
        stories.forEach(story -> deeds.addAll(story.deeds));
        deeds.sort(Comparator.comparing((Deed deed) -> deed.created).thenComparing(deed -> deed.placeId));
        IntStream.range(0, deeds.size()).forEach(i -> deeds.get(i).id = i + 1L);
        List<Said> said = new ArrayList<>(others.said());
        stories.forEach(story -> said.addAll(story.said));
        said.sort(Comparator.comparing((Said entry) -> entry.at).thenComparing(entry -> entry.placeId));
        List<Letter> letters = post.letters();
        return new Truth(
                days.start(),
                days.end(),
                stories.stream().map(Story::place).toList(),
                others.results(),
                IntStream.range(0, said.size())
                        .mapToObj(i ->
                                said.get(i).entry(i + 1L, today.getOrDefault(said.get(i).placeId, said.get(i).placeId)))
                        .toList(),
                deeds.stream()
                        .map(deed -> deed.measure(today.getOrDefault(deed.placeId, deed.placeId)))
                        .toList(),
                IntStream.range(0, letters.size())
                        .mapToObj(i -> letters.get(i).report(i + 1L, code.apply(Integer.toString(i + 1))))
                        .toList(),
                crowd.ratings(stories));
    }
}
