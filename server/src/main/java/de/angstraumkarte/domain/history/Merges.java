package de.angstraumkarte.domain.history;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which places had ended in which others by a time. A place ends once, so the steps form chains and no rings. */
final class Merges {
    /** One place ended in another one. */
    record Step(String from, String into, OffsetDateTime at) {}

    private final Map<String, String> into = new HashMap<>();

    private Merges(List<Step> steps) {
        steps.forEach(step -> into.put(step.from(), step.into()));
    }

    /** Only the steps that were made by then. */
    static Merges before(List<Step> steps, OffsetDateTime until) {
        return new Merges(
                steps.stream().filter(step -> step.at().isBefore(until)).toList());
    }

    /** All steps until today. */
    static Merges all(List<Step> steps) {
        return new Merges(steps);
    }

    /** The place that a place had become a part of; itself if it had not ended. */
    String owner(String id) {
        String owner = id;
        String next = into.get(owner);
        while (next != null) {
            owner = next;
            next = into.get(owner);
        }
        return owner;
    }

    /** A place and all that had ended in it. */
    Set<String> parts(String id) {
        Set<String> parts = new HashSet<>(Set.of(id));
        into.keySet().stream().filter(from -> owner(from).equals(id)).forEach(parts::add);
        return parts;
    }
}
