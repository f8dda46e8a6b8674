package de.angstraumkarte.base.mail;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The transactional outbox: a mail is stored in the transaction of what it tells of, so neither exists without the other, and
 * is sent after the commit. What was sent is deleted, with its address. A crash between sending and deleting sends it again
 * under the same Message-ID. Works with several processes over one store.
 */
public final class Outbox {
    /** Stands in a body for the address of the map, which is only known where mails are sent. */
    public static final String BASE = "{{url}}";

    private static final int ATTEMPTS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    /** For how long a batch belongs to the process that took it; after a crash it waits that long. */
    static final Duration LEASE = Duration.ofMinutes(10);

    private final Database database;
    private final OutboxStore store;
    private final boolean configured;
    private final Clock clock;
    private volatile Runnable wake = () -> {};
    private volatile BounceListener bounces = (tx, unsubscribe) -> false;

    /** @param configured whether there is a server to send mails to */
    public Outbox(Database database, OutboxStore store, boolean configured, Clock clock) {
        this.database = database;
        this.store = store;
        this.configured = configured;
        this.clock = clock;
    }

    /** Whether there is a server to send mails to; without one they wait. */
    public boolean configured() {
        return configured;
    }

    /** Writes mails in the caller's transaction. */
    public void enqueue(Tx tx, List<NewMail> mails) {
        if (!mails.isEmpty()) {
            store.insert(tx, mails, OffsetDateTime.now(clock));
            tx.afterCommit(wake);
        }
    }

    /** Deletes what still waits about a thing, e.g. because the person it goes to took a report back. */
    public void forget(Tx tx, Collection<String> kinds, String subjectId) {
        store.forget(tx, kinds, subjectId);
    }

    /** The things that mails of these kinds wait about. */
    public List<String> subjects(Tx tx, Collection<String> kinds) {
        return store.subjects(tx, kinds);
    }

    /** The things that mails of a kind to an address wait about. */
    public List<String> subjects(Tx tx, String kind, String recipient) {
        return store.subjects(tx, kind, recipient);
    }

    /** Deletes the mails that were written before a moment and given up: their addresses may be kept no longer. */
    public void forgetDead(Tx tx, OffsetDateTime writtenBefore) {
        store.deleteDead(tx, writtenBefore);
    }

    public MailState state() {
        return database.read(tx -> new MailState(
                configured,
                store.count(tx, "waiting"),
                store.count(tx, "dead"),
                store.findOldestWaiting(tx).orElse(null)));
    }

    /** What went wrong last with the mail that is next in line: kind and code as in {@link WaitingMail#lastError}. */
    public Optional<String> findLastError() {
        return database.read(store::findLastError);
    }

    /** Mails that are not tried any more, newest first. */
    public List<WaitingMail> listDead(int limit) {
        return database.read(tx -> store.listDead(tx, limit));
    }

    /** A mail that is not tried any more. */
    public Optional<WaitingMail> findDead(Tx tx, long id) {
        return store.findDead(tx, id);
    }

    /** Tries a mail again that was given up; returns whether there was one. */
    public boolean retry(Tx tx, long id) {
        tx.afterCommit(wake);
        return store.revive(tx, id, OffsetDateTime.now(clock));
    }

    /** Deletes a mail that was given up; returns whether there was one. */
    public boolean discard(Tx tx, long id) {
        return store.findDead(tx, id).isPresent() && store.delete(tx, id);
    }

    /** Sets who ends subscriptions whose mails do not arrive; those who write mails are made after this. */
    public void onBounce(BounceListener listener) {
        bounces = listener;
    }

    void onNewMail(Runnable action) {
        wake = action;
    }

    List<WaitingMail> claim(int limit) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        // Looking is cheap, a write waits for the disk: mostly there is nothing to send.
        boolean any = database.read(tx -> store.hasDue(tx, now));
        return any ? database.write(tx -> store.claim(tx, now, now.plus(LEASE), limit)) : List.of();
    }

    void sent(WaitingMail mail) {
        database.change(tx -> store.delete(tx, mail.id()));
    }

    /** Gives back mails that were not tried. */
    void release(Collection<WaitingMail> mails) {
        if (!mails.isEmpty()) {
            database.change(tx -> store.release(tx, ids(mails)));
        }
    }

    /** Remembers for those who look why mails wait; does not count as an attempt. */
    void note(Collection<WaitingMail> mails, String error) {
        database.change(tx -> store.note(tx, ids(mails), error));
    }

    private static List<Long> ids(Collection<WaitingMail> mails) {
        return mails.stream().map(WaitingMail::id).toList();
    }

    /** @param scope not the server */
    void failed(WaitingMail mail, MailFailure.Scope scope, String error) {
        boolean dead = scope != MailFailure.Scope.LATER || mail.attempts() + 1 >= ATTEMPTS;
        OffsetDateTime next = OffsetDateTime.now(clock).plus(doubled(FIRST_PAUSE, mail.attempts(), LONGEST_PAUSE));
        @Nullable String unsubscribe = scope == MailFailure.Scope.RECIPIENT ? mail.unsubscribe() : null;
        database.change(tx -> {
            if (unsubscribe != null && bounces.bounced(tx, unsubscribe)) {
                // What it came from has ended, so nobody needs its address any more.
                store.delete(tx, mail.id());
            } else {
                store.fail(tx, mail.id(), dead, error, next);
            }
        });
    }

    /** Ends what a mail came from that did not arrive; returns whether the path is one of ours. */
    boolean bounced(String unsubscribe) {
        return database.write(tx -> bounces.bounced(tx, unsubscribe));
    }

    /** A pause that doubles every time; a tenth more or less, so that many mails do not all come back at once. */
    static Duration doubled(Duration first, int times, Duration longest) {
        long doubled = first.toMillis() << Math.min(times, 16);
        double jitter = ThreadLocalRandom.current().nextDouble(0.9, 1.1);
        return Duration.ofMillis((long) (Math.min(doubled, longest.toMillis()) * jitter));
    }
}
