package de.angstraumkarte.base.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs chores one after the other, each first soon after the start and then after its pause, as the given clock tells: a test
 * that moves the clock sees them run.
 */
public final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    /** The first requests after a start come first. */
    private static final Duration FIRST = Duration.ofSeconds(10);

    private static final long TICK_MILLIS = 250;

    private final Map<Chore, Instant> next = new LinkedHashMap<>();
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "chores");
        thread.setDaemon(true);
        return thread;
    });

    public Chores(List<Chore> chores, Clock clock) {
        this.clock = clock;
        Instant first = clock.instant().plus(FIRST);
        chores.forEach(chore -> next.put(chore, first));
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        next.replaceAll((chore, due) -> timer.isShutdown() || clock.instant().isBefore(due) ? due : run(chore));
    }

    private Instant run(Chore chore) {
        // Not the moment it ends: who sets the clock forward meanwhile would wait for the pause once more.
        OffsetDateTime begun = OffsetDateTime.now(clock);
        try {
            chore.work().run(begun);
        } catch (RuntimeException e) {
            // An exception would end the timer, and with it all other chores.
            LOG.error("{} failed", chore.name(), e);
        }
        return begun.toInstant().plus(chore.pause());
    }

    /** Lets what is under way finish, so that the store can be closed afterwards. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
