package de.angstraumkarte.base.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox: one thread, woken by new mails and by time. While the server is away, all mails wait together
 * and none is counted a failure; when it is back, all of them go within {@link #LONGEST_PAUSE}.
 */
public final class MailWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailWorker.class);
    private static final int BATCH = 20;
    private static final long LOOK_AGAIN_MILLIS = 1_000;
    private static final long STOP_MILLIS = 15_000;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    /** One mail takes about two minutes at the very most, so that much of the lease stays unused. */
    private static final Duration BATCH_TIME = Outbox.LEASE.dividedBy(2);

    private final Outbox outbox;
    private final Mailer mailer;
    private final Clock clock;
    private final Semaphore work = new Semaphore(1);
    private final Thread thread = new Thread(this::run, "mail");
    private volatile boolean stopping;

    // Only touched by the thread.
    private Instant resume = Instant.MIN;
    private int outages;

    public MailWorker(Outbox outbox, Mailer mailer, Clock clock) {
        this.outbox = outbox;
        this.mailer = mailer;
        this.clock = clock;
        thread.setDaemon(true);
    }

    public void start() {
        outbox.onNewMail(work::release);
        thread.start();
    }

    private void run() {
        while (!stopping) {
            try {
                // Woken or not: a mail whose pause is over tells nobody.
                if (work.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
                while (!stopping && !clock.instant().isBefore(resume) && sendSome()) {
                    // until nothing is due or the server is away
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // The thread goes on: the store may answer again later, and memory may be free.
                LOG.error("sending mails failed", e);
            }
        }
    }

    /** Sends one batch; returns whether there was one. */
    private boolean sendSome() {
        List<WaitingMail> mails = outbox.claim(BATCH);
        if (mails.isEmpty()) {
            return false;
        }
        Deque<WaitingMail> left = new ArrayDeque<>(mails);
        try {
            send(left);
        } catch (MailFailure e) {
            pause(e, left);
        } finally {
            // Otherwise they would wait until the lease is over.
            outbox.release(left);
        }
        return true;
    }

    /**
     * Sends mails over one connection and takes from {@code left} what is settled. Ends early when the connection is gone.
     *
     * @throws MailFailure if it is about the server
     */
    private void send(Deque<WaitingMail> left) throws MailFailure {
        long end = System.nanoTime() + BATCH_TIME.toNanos();
        try (Mailer.Connection connection = mailer.connect()) {
            do {
                WaitingMail mail = left.getFirst();
                try {
                    connection.send(mail);
                    outbox.sent(mail);
                } catch (MailFailure e) {
                    if (e.scope() == MailFailure.Scope.SERVER) {
                        throw e;
                    }
                    LOG.warn("mail {} not sent: {}", mail.id(), e.error());
                    outbox.failed(mail, e.scope(), e.error());
                }
                outages = 0;
                left.removeFirst();
            } while (!left.isEmpty() && !stopping && System.nanoTime() < end && connection.open());
        }
    }

    private void pause(MailFailure failure, Deque<WaitingMail> mails) {
        Duration pause = Outbox.doubled(FIRST_PAUSE, outages++, LONGEST_PAUSE);
        resume = clock.instant().plus(pause);
        outbox.note(mails, failure.error());
        LOG.warn("mail server: {}; next attempt in {} s", failure.error(), pause.toSeconds());
    }

    /** Lets the mail under way finish. */
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
