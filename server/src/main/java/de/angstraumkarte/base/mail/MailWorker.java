package de.angstraumkarte.base.mail;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is in the outbox: one thread, woken by new mails and by time. */
public final class MailWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailWorker.class);
    private static final int BATCH = 20;
    private static final long LOOK_AGAIN_MILLIS = 1_000;
    private static final long STOP_MILLIS = 15_000;

    private final Outbox outbox;
    private final Mailer mailer;
    private final Semaphore work = new Semaphore(1);
    private final Thread thread = new Thread(this::run, "mail");
    private volatile boolean stopping;

    public MailWorker(Outbox outbox, Mailer mailer) {
        this.outbox = outbox;
        this.mailer = mailer;
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
                List<WaitingMail> mails = outbox.claim(BATCH);
                while (!mails.isEmpty() && !stopping) {
                    mailer.send(mails, this::note);
                    mails = outbox.claim(BATCH);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The thread goes on: the store may answer again later.
                LOG.error("sending mails failed", e);
            }
        }
    }

    private void note(Mailer.Result result) {
        if (result.error() == null) {
            outbox.sent(result.mail());
        } else {
            LOG.warn("mail {} not sent: {}", result.mail().id(), result.error());
            outbox.failed(result.mail(), result.permanent(), result.error());
        }
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
