package de.angstraumkarte.domain.report;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases what may be kept no longer, soon after the start and then once a day. */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long FIRST_MINUTES = 1;

    private final ReportService reports;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    public Housekeeping(ReportService reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::run, FIRST_MINUTES, TimeUnit.DAYS.toMinutes(1), TimeUnit.MINUTES);
    }

    private void run() {
        try {
            int erased = reports.erase(OffsetDateTime.now(clock));
            if (erased > 0) {
                LOG.info("erased {} e-mail addresses of reports that ended", erased);
            }
        } catch (RuntimeException e) {
            // An exception would end the timer; tomorrow is another day.
            LOG.error("housekeeping failed", e);
        }
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
