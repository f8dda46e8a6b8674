package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.timeline.StatusUpdate.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happens at libraries, sports sites and squares: some change their status, some get measures. */
final class Others {
    /** A place of the base data as it is at the start. */
    record Base(String id, Layer layer, String status) {}

    private final Days days;
    private final List<Said> said = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Truth.Other> results = new ArrayList<>();

    Others(Days days) {
        this.days = days;
    }

    /** @param measures number of measures, at most one for each place that something happens to */
    void tell(List<Base> places, int measures) {
        int left = measures;
        for (Base place : places) {
            if (days.chance(0.5)) {
                tell(place, left-- > 0);
            }
        }
        if (left > 0) {
            throw new IllegalStateException(left + " measures too many");
        }
    }

    private void tell(Base place, boolean measure) {
        List<Said> own = new ArrayList<>();
        List<Deed> ownDeeds = new ArrayList<>();
        String status = place.status();
        LocalDate day = days.start().plusDays(days.between(10, 200));
        while (days.past(day)) {
            Said entry = new Said(place.id(), days.work(day), Kind.NEWS, Words.news(days.random()));
            if (days.chance(0.6)) {
                status = Words.pick(
                        place.layer().status(status).next().stream().sorted().toList(), days.random());
                entry.status = status;
            }
            own.add(entry);
            day = day.plusDays(days.between(60, 200));
        }
        if (measure) {
            Deeds maker = new Deeds(days);
            Deed deed = maker.plan(place.id(), own, days.start().plusDays(days.between(20, 300)));
            maker.finish(deed, own, true);
            ownDeeds.add(deed);
        }
        said.addAll(own);
        deeds.addAll(ownDeeds);
        results.add(new Truth.Other(
                place.id(),
                place.layer().slug(),
                place.status(),
                status,
                own.stream().map(Said::day).max(Comparator.naturalOrder()).orElseThrow(),
                own.size(),
                (int) ownDeeds.stream().filter(deed -> !deed.finished()).count(),
                (int) ownDeeds.stream()
                        .filter(deed -> deed.status.equals("done"))
                        .count()));
    }

    List<Said> said() {
        return said;
    }

    List<Deed> deeds() {
        return deeds;
    }

    List<Truth.Other> results() {
        return results;
    }
}
