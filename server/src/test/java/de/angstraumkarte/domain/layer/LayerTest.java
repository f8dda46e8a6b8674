package de.angstraumkarte.domain.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayerTest {
    @ParameterizedTest
    @EnumSource
    void everyTransitionStaysInItsTable(Layer layer) {
        Set<String> slugs = layer.statuses().stream().map(Status::slug).collect(Collectors.toSet());
        assertEquals(layer.statuses().size(), slugs.size(), "a status appears twice");
        for (Status status : layer.statuses()) {
            assertTrue(slugs.containsAll(status.next()), status.slug());
            assertFalse(status.next().isEmpty(), status.slug() + " is a dead end");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusCanBeReachedFromTheFirst(Layer layer) {
        Set<String> reached = new HashSet<>();
        Deque<Status> open = new ArrayDeque<>(Set.of(layer.initialStatus()));
        while (!open.isEmpty()) {
            Status status = open.pop();
            if (reached.add(status.slug())) {
                status.next().forEach(slug -> open.push(layer.status(slug)));
            }
        }
        assertEquals(layer.statuses().size(), reached.size());
    }

    /** domain.md: "umgesetzt" never means "it helped". */
    @Test
    void onlyAnEvaluationMakesAFearSpaceImproved() {
        Set<String> before = Layer.FEAR_SPACE.statuses().stream()
                .filter(status -> status.next().contains("improved"))
                .map(Status::slug)
                .collect(Collectors.toSet());
        assertEquals(Set.of("evaluating"), before);
    }

    @Test
    void anEvaluationCanBeGivenUp() {
        assertEquals(
                Set.of("improved", "unchanged", "under-review"),
                Layer.FEAR_SPACE.status("evaluating").next());
    }

    @Test
    void closedFearSpacesPromiseNoNews() {
        Set<String> closed = Layer.FEAR_SPACE.statuses().stream()
                .filter(status -> !status.open())
                .map(Status::slug)
                .collect(Collectors.toSet());
        assertEquals(Set.of("improved", "no-action", "not-responsible"), closed);
    }
}
