package de.angstraumkarte.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a form, and what is wrong with it.
 *
 * @param values by name of the field; a group of checkboxes has several
 * @param faults in the order in which the page lists them
 */
public record FormView(Map<String, List<String>> values, List<Fault> faults) {
    /** A form nobody has filled in yet. */
    public static final FormView EMPTY = new FormView(Map.of(), List.of());

    /**
     * What is wrong with a field.
     *
     * @param field its name; one the form does not show is allowed
     * @param label what people call the field
     * @param message a sentence in the page's language
     */
    public record Fault(String field, String label, String message) {}

    public FormView {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }

    /** A form with one value per field and no faults; null is an empty field. */
    public static FormView of(Map<String, ? extends @Nullable String> values) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put(name, value == null ? List.of() : List.of(value)));
        return new FormView(all, List.of());
    }

    /** The same form with other values where given: for fields that were not sent. */
    public FormView with(String name, List<String> several) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        all.put(name, several);
        return new FormView(all, faults);
    }

    /**
     * The same form with its faults in the order of the page and called as the page calls its fields.
     *
     * @param labels by name of the field, in the order of the page; other faults come last
     */
    public FormView asOnPage(Map<String, String> labels) {
        List<String> order = List.copyOf(labels.keySet());
        return new FormView(
                values,
                faults.stream()
                        .map(fault -> new Fault(
                                fault.field(), labels.getOrDefault(fault.field(), fault.label()), fault.message()))
                        .sorted(Comparator.comparingInt(
                                fault -> Math.floorMod(order.indexOf(fault.field()), order.size() + 1)))
                        .toList());
    }

    /** What stands in a field; empty if nothing does. */
    public String value(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    /** Whether a choice is chosen. */
    public boolean has(String name, String value) {
        return values.getOrDefault(name, List.of()).contains(value);
    }

    /** The first thing that is wrong with a field; null if nothing is. */
    public @Nullable String fault(String name) {
        return faults.stream()
                .filter(fault -> fault.field().equals(name))
                .map(Fault::message)
                .findFirst()
                .orElse(null);
    }

    public boolean failed() {
        return !faults.isEmpty();
    }

    /** Value of {@code aria-describedby} of a field; null if nothing describes it. */
    public @Nullable String describedBy(String name, @Nullable String hint) {
        String ids = (hint == null ? "" : "hint-" + name) + (fault(name) == null ? "" : " fault-" + name);
        return ids.isEmpty() ? null : ids.strip();
    }
}
