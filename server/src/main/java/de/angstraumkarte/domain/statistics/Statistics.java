package de.angstraumkarte.domain.statistics;

import de.angstraumkarte.domain.layer.Layer;
import java.text.Collator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All figures at one moment. Immutable; page and downloads are made of the same one.
 *
 * @param day on which they were computed
 * @param months in their order; the last one is the present
 * @param spans how long each step took
 * @param promises every promise, also the running ones
 * @param causes of attached reports, by slug of the cause
 * @param times of attached reports, by slug of the time of day
 * @param measured fear spaces where a measure is done, in the order of their ids
 * @param stock of the layers that hold no fear spaces
 * @param units title of each office by id
 */
public record Statistics(
        LocalDate day,
        List<Month> months,
        Map<Step, Spans> spans,
        List<Promise> promises,
        SmallNumbers.Told causes,
        SmallNumbers.Told times,
        List<MeasuredPlace> measured,
        Map<Layer, Stock> stock,
        Map<String, String> units) {
    public Statistics {
        months = List.copyOf(months);
        spans = Map.copyOf(spans);
        promises = List.copyOf(promises);
        measured = List.copyOf(measured);
        stock = Map.copyOf(stock);
        units = Map.copyOf(units);
    }

    /** How long a step took. */
    public Spans spans(Step step) {
        return spans.getOrDefault(step, new Spans(List.of()));
    }

    /** @param layer not that of the fear spaces */
    public Stock stock(Layer layer) {
        return stock.getOrDefault(layer, new Stock(Map.of()));
    }

    public String unitTitle(String id) {
        return units.getOrDefault(id, id);
    }

    /** In the order of the offices' titles; what no office is in charge of comes last. */
    public List<PromiseCount.OfUnit> promisesByUnit() {
        Collator german = Collator.getInstance(Locale.GERMAN);
        return PromiseCount.byUnit(promises).stream()
                .sorted(Comparator.comparing(
                        of -> of.unit() == null ? null : unitTitle(of.unit()), Comparator.nullsLast(german::compare)))
                .toList();
    }
}
