package de.angstraumkarte.domain.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.statistics.SmallNumbers.Cell;
import de.angstraumkarte.domain.statistics.SmallNumbers.Telling;
import de.angstraumkarte.domain.statistics.SmallNumbers.Told;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmallNumbersTest {
    private static final Cell BELOW = new Cell("day", Telling.BELOW, null);

    private static Told tell(int day, int dusk, int night, int total) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("day", day);
        counts.put("dusk", dusk);
        counts.put("night", night);
        return SmallNumbers.tell(counts, total);
    }

    @Test
    void noneOneAndTwoLookTheSame() {
        for (int day : List.of(0, 1, 2)) {
            Told told = tell(day, 8, 9, 10);
            assertEquals(BELOW, told.cells().get(0));
            assertEquals(new Cell("dusk", Telling.SHOWN, 8), told.cells().get(1));
        }
    }

    @Test
    void fromThreeOnNumbersAreShown() {
        assertEquals(
                new Cell("day", Telling.SHOWN, 3), tell(3, 8, 9, 10).cells().get(0));
    }

    @Test
    void aSmallNumberCannotBeFoundBySubtraction() {
        // 10 reports, 5 by night and 3 at dusk: at least 2 came by day only.
        Told told = tell(2, 3, 5, 10);
        assertEquals(10, told.total());
        assertEquals(BELOW, told.cells().get(0));
        assertEquals(new Cell("dusk", Telling.KEPT_BACK, null), told.cells().get(1));
        assertEquals(new Cell("night", Telling.SHOWN, 5), told.cells().get(2));
    }

    @Test
    void theTotalItselfMayBeTooSmall() {
        Told told = tell(1, 0, 2, 2);
        assertNull(told.total());
        assertTrue(told.cells().stream().allMatch(cell -> cell.telling() == Telling.BELOW));
    }

    @Test
    void noOutsiderCanTellWhatASmallCategoryHolds() {
        for (int total = 3; total <= 9; total++) {
            for (int day = 0; day <= total; day++) {
                for (int dusk = 0; dusk <= total; dusk++) {
                    for (int night = Math.max(0, total - day - dusk); night <= total; night++) {
                        Told told = tell(day, dusk, night, total);
                        assertFalse(revealing(told), day + " " + dusk + " " + night + " of " + total + ": " + told);
                    }
                }
            }
        }
    }

    /** Whether only one number below 3 is possible somewhere: what the shown ones leave over has to go into the hidden ones. */
    private static boolean revealing(Told told) {
        int left = told.total() == null ? 0 : told.total();
        boolean unbounded = false;
        int below = 0;
        for (Cell cell : told.cells()) {
            left -= cell.count() == null ? 0 : cell.count();
            unbounded |= cell.telling() == Telling.KEPT_BACK;
            below += cell.telling() == Telling.BELOW ? 1 : 0;
        }
        return below > 0 && !unbounded && left > 2 * below - 2;
    }
}
