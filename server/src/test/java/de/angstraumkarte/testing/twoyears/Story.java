package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.timeline.StatusUpdate.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A fear space while its story is being told. */
final class Story {
    final String id;
    final String title;
    final String district;
    final Geometry geometry;
    final boolean imported;
    final LocalDateTime created;
    final String unit;
    final List<String> causes;
    final List<String> times;
    /** Level of the answers before anything was done, by daylight and in the dark. */
    final double dayLevel;

    final double darkLevel;
    final Truth.Shift shift;
    /** Share of the ratings it gets, compared with the others. */
    final double weight;

    final List<Said> said = new ArrayList<>();
    final List<Deed> deeds = new ArrayList<>();
    final List<Story> absorbed = new ArrayList<>();

    @Nullable
    Story mergedInto;

    @Nullable
    LocalDate gone;

    /** The moment it went. */
    @Nullable
    LocalDateTime goneAt;

    Story(
            String id,
            String title,
            String district,
            Geometry geometry,
            boolean imported,
            LocalDateTime created,
            String unit,
            List<String> causes,
            List<String> times,
            double dayLevel,
            double darkLevel,
            Truth.Shift shift,
            double weight) {
        this.id = id;
        this.title = title;
        this.district = district;
        this.geometry = geometry;
        this.imported = imported;
        this.created = created;
        this.unit = unit;
        this.causes = List.copyOf(causes);
        this.times = List.copyOf(times);
        this.dayLevel = dayLevel;
        this.darkLevel = darkLevel;
        this.shift = shift;
        this.weight = weight;
    }

    /** Whether day and night do not differ, neither before nor after. */
    boolean roundTheClock() {
        Story place = mergedInto == null ? this : mergedInto;
        return place.dayLevel == place.darkLevel;
    }

    /** Last day on which it has a story of its own. */
    LocalDate last(LocalDate end) {
        return gone == null ? end : gone;
    }

    Said say(LocalDateTime at, Kind kind, @Nullable String text) {
        Said entry = new Said(id, at, kind, text);
        said.add(entry);
        return entry;
    }

    Said setStatus(LocalDateTime at, String status) {
        Said entry = say(at, Kind.NEWS, Words.status(status));
        entry.status = status;
        return entry;
    }

    List<Said> published() {
        return said.stream()
                .filter(entry -> entry.isPublic)
                .sorted(Comparator.comparing((Said entry) -> entry.at))
                .toList();
    }

    String status() {
        return published().stream()
                .map(entry -> entry.status)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Nullable
    LocalDate firstDone() {
        return deeds.stream()
                .map(deed -> deed.done)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Nullable
    LocalDate lastDone() {
        return deeds.stream()
                .map(deed -> deed.done)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** An answer of somebody who is there on a day. */
    int feeling(String light, LocalDate day, Random random) {
        Story place = mergedInto == null ? this : mergedInto;
        LocalDate lastDone = place.lastDone();
        boolean after = lastDone != null && !day.isBefore(lastDone.plusDays(28));
        double level = (light.equals("day") ? place.dayLevel : place.darkLevel) + (after ? place.shift.of(light) : 0);
        return (int) Math.max(1, Math.min(5, Math.round(level + random.nextGaussian() * 1.1)));
    }

    /** Id of the place it is part of today. */
    String today() {
        return mergedInto == null ? id : mergedInto.id;
    }

    /** When nothing more was promised; null while something is. */
    @Nullable
    LocalDateTime closed() {
        LocalDateTime closed = null;
        for (Said entry : published()) {
            if (entry.status != null) {
                closed = Layer.FEAR_SPACE.status(entry.status).open() ? null : entry.at;
            }
        }
        return closed;
    }

    /** Today's place. */
    Truth.Place place() {
        List<Said> published = published();
        Said last = published.get(published.size() - 1);
        int done =
                (int) deeds.stream().filter(deed -> deed.status.equals("done")).count();
        int open = (int) deeds.stream().filter(deed -> !deed.finished()).count();
        boolean merged = mergedInto != null;
        return new Truth.Place(
                id,
                title,
                district,
                created.toLocalDate(),
                status(),
                unit,
                last.day(),
                last.promisedBy,
                merged
                        ? 0
                        : published.size()
                                + absorbed.stream()
                                        .mapToInt(other -> other.published().size())
                                        .sum(),
                open,
                done,
                goneAt == null ? null : Said.utc(goneAt),
                merged ? mergedInto.id : null,
                firstDone(),
                lastDone(),
                shift);
    }
}
