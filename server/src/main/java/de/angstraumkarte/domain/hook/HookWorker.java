package de.angstraumkarte.domain.hook;

import de.angstraumkarte.base.problem.UnavailableException;
import de.angstraumkarte.base.webhook.WebhookSender;
import de.angstraumkarte.base.webhook.WebhookSender.Outcome;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events: one thread looks for what is due, woken by entries and by time; each endpoint has a thread of its own while
 * something is on its way to it, so that a slow one holds back no other. There are at most {@link HookService#MOST} of them.
 */
public final class HookWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HookWorker.class);
    private static final long LOOK_AGAIN_MILLIS = 1_000;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 60_000;
    private static final Duration STORE_PAUSE = Duration.ofSeconds(5);
    private static final long STOP_MILLIS = 15_000;

    private final HookQueue queue;
    private final HookSecrets secrets;
    private final WebhookSender sender;
    private final Clock clock;
    private final Semaphore work = new Semaphore(1);
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "webhooks");
    private final ExecutorService senders = Executors.newCachedThreadPool(task -> {
        Thread sending = new Thread(task, "webhook");
        sending.setDaemon(true);
        return sending;
    });
    private volatile boolean stopping;

    HookWorker(HookQueue queue, HookSecrets secrets, WebhookSender sender, Clock clock) {
        this.queue = queue;
        this.secrets = secrets;
        this.sender = sender;
        this.clock = clock;
        thread.setDaemon(true);
    }

    public void start() {
        queue.onEvent(work::release);
        thread.start();
    }

    private void run() {
        long pause = LOOK_AGAIN_MILLIS;
        while (!stopping) {
            try {
                // Woken or not: an event whose pause is over tells nobody.
                if (work.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
                pause = LOOK_AGAIN_MILLIS;
                for (long hook : queue.dueHooks()) {
                    if (!stopping && busy.add(hook)) {
                        begin(hook);
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (UnavailableException e) {
                pause = STORE_PAUSE.toMillis();
            } catch (RuntimeException | Error e) {
                // The thread goes on: the store may answer again later, and memory may be free.
                LOG.error("looking for webhooks failed", e);
                pause = PAUSE_AFTER_FAILURE_MILLIS;
            }
        }
    }

    private void begin(long hook) {
        boolean begun = false;
        try {
            senders.execute(() -> sendAll(hook));
            begun = true;
        } finally {
            if (!begun) {
                busy.remove(hook);
            }
        }
    }

    /** Sends what is due for a hook, one after the other, what has been due for longest first. */
    private void sendAll(long hook) {
        try {
            Optional<Parcel> parcel = queue.claim(hook);
            while (!stopping && parcel.isPresent()) {
                send(parcel.get());
                parcel = queue.claim(hook);
            }
        } catch (UnavailableException e) {
            // The store writes nothing for now, which its own log tells.
            queue.pause(hook, STORE_PAUSE);
        } catch (RuntimeException | Error e) {
            queue.pause(hook, Duration.ofMillis(PAUSE_AFTER_FAILURE_MILLIS));
            LOG.error("webhook {} failed", hook, e);
        } finally {
            busy.remove(hook);
        }
    }

    private void send(Parcel parcel) {
        long seconds = clock.instant().getEpochSecond();
        String signature = secrets.secret(parcel.salt()).sign(parcel.messageId(), seconds, parcel.body());
        if (parcel.formerSalt() != null) {
            signature += " " + secrets.secret(parcel.formerSalt()).sign(parcel.messageId(), seconds, parcel.body());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", parcel.messageId());
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put("webhook-signature", signature);
        Outcome outcome = sender.post(URI.create(parcel.address()), headers, parcel.body());
        if (!outcome.delivered()) {
            // Never the address: it may hold a token.
            LOG.warn("webhook {}: delivery {} not made: {}", parcel.hookId(), parcel.id(), outcome.result());
        }
        queue.settle(parcel, outcome);
    }

    /** Lets the attempts under way finish. */
    @Override
    public void close() {
        stopping = true;
        work.release();
        senders.shutdown();
        try {
            thread.join(STOP_MILLIS);
            senders.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sender.close();
    }
}
