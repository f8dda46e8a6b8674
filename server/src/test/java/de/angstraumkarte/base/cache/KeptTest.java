package de.angstraumkarte.base.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptTest {
    private final Kept<Integer, String> kept = new Kept<>((has, wanted) -> has >= wanted);

    @Test
    void isMadeOncePerVersion() {
        assertEquals("one", kept.get(1, () -> "one"));
        assertEquals("one", kept.get(1, () -> "again"));
        assertEquals("two", kept.get(2, () -> "two"));
    }

    @Test
    void whoWasOvertakenGetsTheNewerOne() {
        kept.get(2, () -> "two");
        assertEquals("two", kept.get(1, () -> "one"));
    }

    @Test
    void theOldOneIsGivenAtOnceWhileTheNewOneIsMade() {
        List<Runnable> background = new ArrayList<>();
        assertEquals("one", kept.getSoon(1, () -> "one", background::add));
        assertEquals("one", kept.getSoon(2, () -> "two", background::add));
        background.forEach(Runnable::run);
        assertEquals("two", kept.getSoon(2, () -> "again", background::add));
        assertEquals(1, background.size());
    }
}
