package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.layer.Cause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Where fear spaces lie and what they are like. */
final class Ground {
    static final List<String> CAUSES = Cause.SLUGS;
    private static final Truth.Shift NOTHING = new Truth.Shift(0, 0);

    private final Days days;
    private final Random random;
    private final List<District> districts;
    private final CityOutline outline;

    Ground(Days days, List<District> districts, CityOutline outline) {
        this.days = days;
        this.random = days.random();
        this.districts = List.copyOf(districts);
        this.outline = outline;
    }

    static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    static String text(double degrees) {
        return String.format(Locale.ROOT, "%.6f", degrees);
    }

    Story story(int number, Lives.Plan plan) {
        District district = Words.pick(districts, random);
        boolean imported = plan == Lives.Plan.GONE || plan == Lives.Plan.IDLE && days.chance(0.5) || days.chance(0.05);
        LocalDate latest =
                switch (plan) {
                    case DONE -> days.start().plusDays(480);
                    case GOING -> days.end().minusDays(150);
                    case MERGED -> days.start().plusDays(200);
                    default -> days.end().minusDays(40);
                };
        LocalDate created = imported ? days.start() : days.between(days.start().plusDays(16), latest);
        double night = 1.5 + random.nextDouble() * 1.6;
        boolean roundTheClock = days.chance(0.25);
        Truth.Shift shift = shift(plan);
        boolean same = roundTheClock && shift.day() == shift.dark();
        return new Story(
                String.format(Locale.ROOT, "angst-modell-%03d", number),
                Words.title(number, random),
                district.id(),
                geometry(district),
                imported,
                imported ? days.start().atTime(12, 0) : days.work(created),
                Words.pick(Cast.UNITS, random),
                causes(),
                List.of("dusk", "night"),
                same ? night : night + 0.3 + random.nextDouble() * 0.9,
                night,
                shift,
                days.chance(0.1) ? 0.03 : Math.exp(random.nextGaussian() * 0.7));
    }

    /** A third nothing, a third clearly better, the others worse or only better in the dark. */
    private Truth.Shift shift(Lives.Plan plan) {
        if (plan != Lives.Plan.DONE && plan != Lives.Plan.GOING) {
            return NOTHING;
        }
        double chance = random.nextDouble();
        return chance < 0.38
                ? NOTHING
                : chance < 0.71
                        ? new Truth.Shift(1.1, 1.1)
                        : chance < 0.83 ? new Truth.Shift(-0.8, -0.8) : new Truth.Shift(0, 1.1);
    }

    private List<String> causes() {
        List<String> causes = new ArrayList<>(List.of(Words.pick(CAUSES.subList(0, 9), random)));
        String more = Words.pick(CAUSES, random);
        if (days.chance(0.5) && !causes.contains(more)) {
            causes.add(more);
        }
        return causes;
    }

    private Geometry geometry(District district) {
        while (true) {
            Coordinate at = new Coordinate(
                    rounded(district.label().lon() + random.nextGaussian() * 0.012),
                    rounded(district.label().lat() + random.nextGaussian() * 0.008));
            Coordinate to = new Coordinate(rounded(at.x + 0.0004), rounded(at.y + 0.0003));
            Geometry geometry = days.chance(0.9)
                    ? Crs.WGS84_FACTORY.createPoint(at)
                    : Crs.WGS84_FACTORY.createLineString(new Coordinate[] {at, to});
            if (outline.contains(geometry)) {
                return geometry;
            }
        }
    }
}
