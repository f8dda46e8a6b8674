package de.angstraumkarte.domain.effect;

/** How often each answer from 1 (very unsafe) to 5 (very safe) was given. */
public record Answers(int ones, int twos, int threes, int fours, int fives) {
    public static final Answers NONE = new Answers(0, 0, 0, 0, 0);

    public Answers {
        if (Math.min(Math.min(Math.min(ones, twos), Math.min(threes, fours)), fives) < 0) {
            throw new IllegalArgumentException(
                    "negative count: " + ones + " " + twos + " " + threes + " " + fours + " " + fives);
        }
    }

    /** Counts each of the answers, given in any order. */
    public static Answers of(int... safeties) {
        int[] counts = new int[Rating.HIGHEST];
        for (int safety : safeties) {
            counts[safety - 1]++;
        }
        return of(counts, 0);
    }

    static Answers of(int[] counts, int from) {
        return new Answers(counts[from], counts[from + 1], counts[from + 2], counts[from + 3], counts[from + 4]);
    }

    /** Number of all answers. */
    public int n() {
        return ones + twos + threes + fours + fives;
    }

    /** @param safety 1..5 */
    public int count(int safety) {
        return switch (safety) {
            case 1 -> ones;
            case 2 -> twos;
            case 3 -> threes;
            case 4 -> fours;
            case 5 -> fives;
            default -> throw new IllegalArgumentException("no answer from 1 to 5: " + safety);
        };
    }

    public Answers plus(Answers other) {
        return new Answers(
                ones + other.ones, twos + other.twos, threes + other.threes, fours + other.fours, fives + other.fives);
    }
}
