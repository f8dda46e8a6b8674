package de.angstraumkarte.domain.hook;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.webhook.WebhookSender.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The transactional outbox of events: stored in the transaction of what they tell, sent after the commit, each by one process at
 * a time. A crash between sending and noting it sends once more, under the same message id.
 */
public final class HookQueue {
    /** The schedule that Standard Webhooks suggests: pauses after the first, second … failure; after the last it is given up. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final Duration LONGEST_WISH = Duration.ofDays(1);
    /** An attempt takes less, a slow name server included; after a crash others wait that long. */
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** For how long nothing may arrive before an endpoint is taken to be no more, once an event has been given up or nobody is there. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final HookStore hooks;
    private final DeliveryStore deliveries;
    private final Clock clock;
    private final Rests rests;
    private volatile Runnable wake = () -> {};

    public HookQueue(Database database, HookStore hooks, DeliveryStore deliveries, Clock clock) {
        this.database = database;
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.clock = clock;
        this.rests = new Rests(clock);
    }

    /** Writes an event for some hooks in the caller's transaction. */
    void enqueue(Tx tx, String kind, String body, List<Long> to) {
        String messageId = "msg_" + UUID.randomUUID().toString().replace("-", "");
        deliveries.insert(tx, messageId, kind, body, to, OffsetDateTime.now(clock));
        wakeAfter(tx);
    }

    void wakeAfter(Tx tx) {
        tx.afterCommit(() -> wake.run());
    }

    /** Tries a hook at once, also where nobody was before: somebody has changed something about it. */
    void probeAfter(Tx tx, long hookId) {
        tx.afterCommit(() -> {
            rests.end(hookId);
            wake.run();
        });
    }

    /** Leaves a hook alone after something went wrong on this side. */
    void pause(long hookId, Duration pause) {
        rests.pause(hookId, pause);
    }

    void onEvent(Runnable action) {
        wake = action;
    }

    /** Deletes what is older than 30 days, whatever became of it. */
    public void erase(OffsetDateTime now) {
        database.change(tx -> deliveries.deleteBefore(tx, now.minus(KEPT)));
    }

    /** Hooks that something is due for. */
    List<Long> dueHooks() {
        return database.read(tx -> deliveries.dueHooks(tx, OffsetDateTime.now(clock))).stream()
                .filter(hook -> !rests.contains(hook))
                .toList();
    }

    Optional<Parcel> claim(long hookId) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        // The store knows no nanoseconds.
        OffsetDateTime until = now.plus(LEASE).truncatedTo(ChronoUnit.MICROS);
        // Looking is cheap, a write waits for the disk: mostly there is nothing more to send.
        if (rests.contains(hookId)
                || database.read(tx -> deliveries.findDue(tx, hookId, now, until))
                        .isEmpty()) {
            return Optional.empty();
        }
        return database.write(tx -> deliveries
                .findDue(tx, hookId, now, until)
                .filter(parcel -> deliveries.claim(tx, parcel.id(), now, until)));
    }

    /** Notes what became of an attempt, and what follows from it for the endpoint. */
    void settle(Parcel parcel, Outcome outcome) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        boolean ping = parcel.kind().equals(HookEvents.PING);
        boolean over = ping || outcome.gone() || parcel.attempts() >= PAUSES.size();
        OffsetDateTime next = over ? now : now.plus(pause(parcel.attempts(), outcome.retryAfter()));
        String state = outcome.delivered() ? "delivered" : over ? "dead" : "waiting";
        if (outcome.unreachable()) {
            rests.unreachable(parcel.hookId());
        } else {
            rests.end(parcel.hookId());
        }
        database.change(tx -> {
            // The hook first, as everybody does who changes both.
            Optional<Hook> found = hooks.lockHook(tx, parcel.hookId());
            if (found.isEmpty()) {
                return;
            }
            Hook hook = found.get();
            if (!deliveries.settle(tx, parcel, state, outcome.result(), outcome.millis(), now, next)) {
                return;
            }
            @Nullable OffsetDateTime failing = hook.failingSince();
            // Where nobody is, each of many messages is tried too seldom to be given up.
            boolean hopeless = (over || outcome.unreachable())
                    && !ping
                    && failing != null
                    && failing.isBefore(now.minus(PATIENCE));
            if (outcome.delivered()) {
                if (failing != null) {
                    hooks.setFailing(tx, hook.id(), null);
                }
            } else if (outcome.gone() || hopeless) {
                hooks.setState(tx, hook.id(), Hook.State.DISABLED, outcome.gone() ? "gone" : "failing");
                deliveries.bury(tx, hook.id());
            } else if (failing == null && !ping) {
                hooks.setFailing(tx, hook.id(), now);
            }
        });
    }

    /** A tenth more or less, so that many do not all come back at once. */
    private static Duration pause(int failures, @Nullable Duration wish) {
        double jitter = ThreadLocalRandom.current().nextDouble(0.9, 1.1);
        Duration pause = Duration.ofMillis((long) (PAUSES.get(failures).toMillis() * jitter));
        if (wish == null || wish.compareTo(pause) < 0) {
            return pause;
        }
        return wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
    }
}
