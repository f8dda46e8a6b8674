package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.domain.timeline.StatusUpdate.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans measures at places and moves them on, as offices do: mostly in time, some late, some given up or passed on. */
final class Deeds {
    private final Days days;

    Deeds(Days days) {
        this.days = days;
    }

    /**
     * Plans a measure.
     *
     * @param earliest first day on which it may be planned
     */
    Deed plan(String placeId, List<Said> said, LocalDate earliest) {
        LocalDate day = earliest.plusDays(days.between(0, 20));
        LocalDateTime at = days.work(days.past(day) ? day : days.end().minusDays(days.between(1, 5)));
        String type = Words.pick(Cast.TYPES, days.random());
        LocalDate due = at.toLocalDate().plusDays(days.between(25, 140));
        String status = Words.pick(List.of("proposed", "approved", "scheduled"), days.random());
        Deed deed = new Deed(placeId, type, Cast.OFFICES.get(type), at, due, status);
        tell(said, deed, at, status, "Diese Maßnahme ist neu geplant.");
        return deed;
    }

    /** Brings a measure to its end, as far as the years allow. */
    void finish(Deed deed, List<Said> said, boolean mayFail) {
        if (mayFail && days.chance(0.07)) {
            move(deed, said, day(deed).plusDays(days.between(10, 40)), "cancelled", null);
            return;
        }
        boolean late = days.chance(0.35);
        LocalDate done = late ? deed.due.plusDays(days.between(1, 70)) : deed.due.minusDays(days.between(0, 20));
        if (!begin(deed, said)) {
            return;
        }
        if (late && days.chance(0.45)) {
            delay(deed, said, done.plusDays(days.between(0, 15)));
        }
        LocalDate next = day(deed).plusDays(1);
        LocalDate real = done.isBefore(next) ? next : done;
        LocalDate told = real.plusDays(days.chance(0.03) ? days.between(10, 40) : days.between(0, 3));
        if (days.chance(0.01)) {
            // Somebody wrote down what had been done before.
            real = deed.created.toLocalDate().minusDays(days.between(1, 9));
        }
        if (!move(deed, said, told, "done", real) || !days.chance(0.02)) {
            return;
        }
        if (move(deed, said, day(deed).plusDays(days.between(5, 20)), "in-progress", null)) {
            LocalDate again = day(deed).plusDays(days.between(5, 30));
            move(deed, said, again, "done", again);
        }
    }

    /** Begins a measure, or stops somewhere before. */
    void begin(Deed deed, List<Said> said, double howFar) {
        if (days.chance(howFar)) {
            begin(deed, said);
        }
        if (!deed.finished() && days.chance(0.03)) {
            LocalDate day = day(deed).plusDays(days.between(1, 30));
            if (days.past(day)) {
                LocalDateTime at = days.work(day);
                deed.keep(at);
                deed.unit = null;
                tell(said, deed, at, null, "Dafür wird eine andere Stelle gesucht.");
            }
        }
    }

    private boolean begin(Deed deed, List<Said> said) {
        if (deed.status.equals("proposed")
                && !move(deed, said, day(deed).plusDays(days.between(2, 14)), "approved", null)) {
            return false;
        }
        if (deed.status.equals("approved")
                && days.chance(0.7)
                && !move(deed, said, day(deed).plusDays(days.between(2, 14)), "scheduled", null)) {
            return false;
        }
        LocalDate day = day(deed).plusDays(days.between(2, 8));
        if (days.chance(0.04) && days.past(day)) {
            LocalDateTime at = days.work(day);
            deed.keep(at);
            deed.unit = Words.pick(Cast.UNITS, days.random());
            Said entry = tell(said, deed, at, null, "Eine andere Stelle übernimmt das.");
            entry.passedTo = "Andere Stelle";
        }
        return move(deed, said, day(deed).plusDays(days.between(3, 20)), "in-progress", null);
    }

    private void delay(Deed deed, List<Said> said, LocalDate due) {
        LocalDate day = deed.due.minusDays(days.between(0, 4));
        if (day.isAfter(day(deed)) && days.past(day)) {
            LocalDateTime at = days.work(day);
            deed.keep(at);
            deed.due = due;
            tell(said, deed, at, null, "Der Termin verschiebt sich.");
        }
    }

    private boolean move(Deed deed, List<Said> said, LocalDate day, String status, @Nullable LocalDate done) {
        if (!days.past(day)) {
            return false;
        }
        LocalDateTime at = days.work(day);
        deed.keep(at);
        deed.status = status;
        deed.done = done;
        tell(said, deed, at, status, "Stand der Maßnahme geändert.");
        return true;
    }

    private Said tell(List<Said> said, Deed deed, LocalDateTime at, @Nullable String status, String text) {
        Said entry = new Said(deed.placeId, at, Kind.MEASURE, text);
        entry.measure = deed;
        entry.measureStatus = status;
        said.add(entry);
        return entry;
    }

    private static LocalDate day(Deed deed) {
        return deed.changed.toLocalDate();
    }
}
