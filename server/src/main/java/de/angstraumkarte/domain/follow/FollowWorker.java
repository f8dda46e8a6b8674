package de.angstraumkarte.domain.follow;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands news out to followers: one thread, woken by entries and by time, for what a crash left behind. */
public final class FollowWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowWorker.class);
    private static final long LOOK_AGAIN_MILLIS = 5_000;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 60_000;
    private static final long STOP_MILLIS = 15_000;

    private final FollowNews news;
    private final Semaphore work = new Semaphore(1);
    private final Thread thread = new Thread(this::run, "followers");
    private volatile boolean stopping;

    public FollowWorker(FollowNews news) {
        this.news = news;
        thread.setDaemon(true);
    }

    public void start() {
        news.onNews(work::release);
        thread.start();
    }

    private void run() {
        long pause = LOOK_AGAIN_MILLIS;
        while (!stopping) {
            try {
                if (work.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
                pause = LOOK_AGAIN_MILLIS;
                while (!stopping && news.serveSome()) {
                    // until everybody knows
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // The thread goes on: the store may answer again later, and memory may be free.
                LOG.error("telling followers failed", e);
                pause = PAUSE_AFTER_FAILURE_MILLIS;
            }
        }
    }

    /** Lets the batch under way finish. */
    @Override
    public void close() {
        stopping = true;
        work.release();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
