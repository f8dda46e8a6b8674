package de.angstraumkarte.edge.feature;

import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.problem.UnavailableException;
import de.angstraumkarte.testing.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSlotTest {
    private final AtomicInteger state = new AtomicInteger();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void aTableThatChangesAllTheTimeLeavesNoWorkBehind() {
        TableSource source = new TableSource(
                state::get, table -> table.add("a", null, json -> json.value(Map.of("state", state.get()))));
        Duration always = Duration.ofHours(1);
        TableSlot slot =
                new TableSlot(folder, source, new TableSlot.Builder(thread, new Semaphore(1), Duration.ZERO, always));
        FeatureTable before = slot.table();
        for (int i = 0; i < 20; i++) {
            state.incrementAndGet();
            FeatureTable former = before;
            Await.until("a newer table", () -> slot.table() != former);
            before = slot.table();
        }
        // One to look after former tables, perhaps one to make the next.
        int waiting = thread.getQueue().size();
        assertTrue(waiting <= 2, waiting + " tasks wait");
        slot.stop();
        slot.close();
    }

    @Test
    void aLargeTableThatCannotBeMadeAnewIsNotGivenOutForGood() {
        AtomicBoolean full = new AtomicBoolean();
        TableSource source = new TableSource(state::get, table -> {
            if (full.get()) {
                throw new IOException("no space left");
            }
            long begun = System.nanoTime();
            Await.until("as long as many rows take", () -> System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(1));
            table.add("a", null, json -> json.value(Map.of()));
        });
        TableSlot slot = new TableSlot(
                folder, source, new TableSlot.Builder(thread, new Semaphore(1), Duration.ZERO, Duration.ZERO));
        Await.until("a table", () -> isGiven(slot));
        full.set(true);
        state.incrementAndGet();
        Await.until("none", () -> !isGiven(slot));
        slot.stop();
        slot.close();
    }

    private static boolean isGiven(TableSlot slot) {
        try {
            slot.table();
            return true;
        } catch (UnavailableException e) {
            return false;
        }
    }
}
