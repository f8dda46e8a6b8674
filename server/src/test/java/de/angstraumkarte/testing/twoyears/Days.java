package de.angstraumkarte.testing.twoyears;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;

/** The calendar of the two years, and chance. */
record Days(LocalDate start, LocalDate end, Random random) {
    /** Some moment of a working day. */
    LocalDateTime work(LocalDate day) {
        return day.atTime(7 + random.nextInt(9), random.nextInt(60), 1 + random.nextInt(59));
    }

    /** Some moment of a day. */
    LocalDateTime any(LocalDate day) {
        return day.atTime(random.nextInt(24), random.nextInt(60), 1 + random.nextInt(59));
    }

    /** A number from {@code least} to {@code most}. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** A day from the first to the last; the first if there is none. */
    LocalDate between(LocalDate first, LocalDate last) {
        return first.isBefore(last)
                ? first.plusDays(random.nextInt((int) (last.toEpochDay() - first.toEpochDay()) + 1))
                : first;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Whether somebody could have written on that day: nothing is written on the last one. */
    boolean past(LocalDate day) {
        return day.isBefore(end);
    }
}
