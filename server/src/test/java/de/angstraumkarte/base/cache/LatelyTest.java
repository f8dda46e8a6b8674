package de.angstraumkarte.base.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatelyTest {
    private final List<String> made = new ArrayList<>();
    private final Lately<String, String> lately = new Lately<>(6, value -> value.length() + 1L);

    private void ask(String value) {
        assertEquals(value, lately.get(value, () -> {
            made.add(value);
            return value;
        }));
    }

    @Test
    void whatWasAskedForLongestAgoGoesFirst() {
        for (String value : List.of("ab", "cd", "ab", "ef", "ab", "cd")) {
            ask(value);
        }
        assertEquals(List.of("ab", "cd", "ef", "cd"), made);
    }

    @Test
    void whatAloneIsTooMuchPushesNothingOut() {
        for (String value : List.of("ab", "much too much", "ab", "much too much")) {
            ask(value);
        }
        assertEquals(List.of("ab", "much too much", "much too much"), made);
    }

    @Test
    void evenEmptyOnesAreNotKeptForEver() {
        Lately<Integer, List<String>> empty = new Lately<>(3, list -> list.size() + 1L);
        for (int i = 0; i < 4; i++) {
            empty.get(i, List::of);
        }
        empty.get(0, () -> {
            made.add("again");
            return List.of();
        });
        assertEquals(List.of("again"), made);
    }
}
