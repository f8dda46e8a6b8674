package de.angstraumkarte.domain.hook;

import de.angstraumkarte.base.webhook.WebhookSender;
import de.angstraumkarte.base.webhook.WebhookSender.Outcome;
import java.net.URI;
import java.time.Clock;
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
        while (!stopping) {
            try {
                // Woken or not: an event whose pause is over tells nobody.
                if (work.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
                for (long hook : queue.dueHooks()) {
                    if (!stopping && busy.add(hook)) {
                        senders.execute(() -> sendAll(hook));
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The thread goes on: the store may answer again later.
                LOG.error("looking for webhooks failed", e);
            }
        }
    }

    /** Sends what is due for a hook, one after the other, oldest first. */
    private void sendAll(long hook) {
        try {
            Optional<Parcel> parcel = queue.claim(hook);
            while (!stopping && parcel.isPresent()) {
                send(parcel.get());
                parcel = queue.claim(hook);
            }
        } catch (RuntimeException e) {
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
