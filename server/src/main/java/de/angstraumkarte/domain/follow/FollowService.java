package de.angstraumkarte.domain.follow;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.http.HourlyLimit;
import de.angstraumkarte.base.mail.BounceListener;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.report.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * News by mail: asked for on a page, confirmed by a link in a mail, ended by a link in every mail. Nothing it answers tells
 * whether an address follows anything.
 */
public final class FollowService implements BounceListener {
    /** Kind of the mails that ask a follower of a place whether measures helped; about one follow. */
    public static final String QUESTION = "follow-question";

    /** For how long a request can be confirmed; afterwards it is forgotten. */
    public static final Duration CONFIRMABLE = Duration.ofDays(7);

    private static final Duration KEEP_ADDRESS = Duration.ofDays(30);
    private static final Duration SAME_AGAIN = Duration.ofHours(1);
    private static final int MAILS_A_DAY = 5;

    /** The stores behind it. */
    public record Stores(FollowStore follows, PlaceStore places) {}

    private final Database database;
    private final FollowStore store;
    private final PlaceStore places;
    private final Outbox outbox;
    private final FollowLinks links;
    private final FollowMails mails;
    private final HourlyLimit limit;
    private final Clock clock;

    public FollowService(
            Database database, Stores stores, Outbox outbox, FollowLinks links, HourlyLimit limit, Clock clock) {
        this.database = database;
        this.store = stores.follows();
        this.places = stores.places();
        this.outbox = outbox;
        this.links = links;
        this.mails = new FollowMails(links);
        this.limit = limit;
        this.clock = clock;
    }

    /** A place that can be followed; of one that was joined to another, the other. */
    public Optional<Place> findPlace(String id) {
        return database.read(tx -> findPlace(tx, id));
    }

    private Optional<Place> findPlace(Tx tx, String id) {
        Optional<Place> place = places.findPlace(tx, id);
        @Nullable String into = place.map(found -> found.work().mergedInto()).orElse(null);
        return (into == null ? place : places.findPlace(tx, into)).filter(found -> !found.retired());
    }

    /**
     * Asks an address by mail whether it wants news. Does the same for whoever looks on, whether the address follows already,
     * or has had so many of these mails that it gets no more.
     *
     * @param target an existing district, or a place as {@link #findPlace} gives it
     * @param email as it was typed
     * @param sender network address, for the limit only
     * @throws Invalid if the address is none, or the place has gone
     * @throws de.angstraumkarte.base.problem.DomainException.TooMany if the sender has asked too often
     */
    public void request(Target target, Rhythm rhythm, String email, String language, String sender) {
        String address = EmailAddress.parse(email)
                .orElseThrow(() -> new Invalid(List.of(FieldError.of("email", "email"))))
                .toLowerCase(Locale.ROOT);
        limit.take(sender);
        OffsetDateTime now = OffsetDateTime.now(clock);
        database.change(tx -> {
            store.lock(tx, target);
            if (target.placeId() != null
                    && findPlace(tx, target.placeId())
                            .filter(place -> place.id().equals(target.placeId()))
                            .isEmpty()) {
                throw new Invalid(List.of(FieldError.of("ort", "unknown-place")));
            }
            List<Follow> known = store.ofAddress(tx, address);
            if (hadEnough(known, target, now)) {
                return;
            }
            long id = store.insert(tx, address, language, target, rhythm, now);
            Follow request = store.find(tx, id).orElseThrow();
            // The request stays without a mail of its own if there is nothing to change: it counts for the limits.
            outbox.enqueue(
                    tx,
                    List.of(confirmed(known, target)
                            .filter(follow -> follow.rhythm() == rhythm)
                            .map(follow -> mails.known(follow, language))
                            .orElseGet(() -> mails.request(request))));
        });
    }

    /** Every request that was answered by a mail is stored for a week, so the store itself can count. */
    private static boolean hadEnough(List<Follow> known, Target target, OffsetDateTime now) {
        long today = known.stream()
                .filter(follow -> follow.createdAt().isAfter(now.minusDays(1)))
                .count();
        return today >= MAILS_A_DAY
                || known.stream()
                        .filter(follow -> follow.target().equals(target))
                        .anyMatch(follow -> follow.createdAt().isAfter(now.minus(SAME_AGAIN)));
    }

    private static Optional<Follow> confirmed(List<Follow> known, Target target) {
        return known.stream()
                .filter(follow -> follow.state() == FollowState.CONFIRMED)
                .filter(follow -> follow.target().equals(target))
                .findFirst();
    }

    /** The follows that a link is about, each with what it became part of in its stead; without those that are forgotten. */
    public List<Follow> follows(Collection<Long> ids) {
        return database.read(tx ->
                ids.stream().flatMap(id -> find(tx, id).stream()).distinct().toList());
    }

    private Optional<Follow> find(Tx tx, long id) {
        Optional<Follow> found = store.find(tx, id);
        // Ends: only what has ended becomes part of another one, and nothing that has ended begins again.
        while (found.isPresent() && found.get().mergedInto() != null) {
            found = store.find(tx, found.get().mergedInto());
        }
        return found;
    }

    /** Whether a request can still be confirmed. */
    public boolean confirmable(Follow follow) {
        return follow.state() == FollowState.REQUESTED
                && follow.createdAt().plus(CONFIRMABLE).isAfter(OffsetDateTime.now(clock));
    }

    /**
     * Confirms a request. Whoever follows the same already goes on with that follow, in the new rhythm, so that the links in
     * older mails keep their meaning. Doing it again changes nothing.
     */
    public void confirm(long id) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        database.change(tx -> {
            @Nullable String email = store.find(tx, id).map(Follow::email).orElse(null);
            List<Follow> known = email == null ? List.of() : store.lockAddress(tx, email);
            known.stream()
                    .filter(follow -> follow.id() == id && confirmable(follow))
                    .findFirst()
                    .ifPresent(request -> confirm(tx, request, known, now));
        });
    }

    private void confirm(Tx tx, Follow request, List<Follow> known, OffsetDateTime now) {
        Optional<Follow> older = confirmed(known, request.target());
        if (older.isPresent()) {
            store.renew(tx, older.get().id(), request, now);
            return;
        }
        store.confirm(tx, request.id(), now);
        List<Long> ended = known.stream()
                .filter(follow -> follow.state() == FollowState.ENDED)
                .filter(follow -> follow.target().equals(request.target()))
                .map(Follow::id)
                .toList();
        if (!ended.isEmpty()) {
            store.adopt(tx, ended, request.id());
        }
    }

    /** Ends follows at once, with every mail about them that still waits. Doing it again changes nothing. */
    public void end(Collection<Long> ids) {
        database.change(tx -> ids.forEach(id -> end(tx, id)));
    }

    private void end(Tx tx, long id) {
        Set<Long> gone = new HashSet<>();
        Optional<Follow> follow = find(tx, id);
        long going = follow.map(Follow::id).orElse(id);
        // Locks the follow first: a mail that is being written to it is there when it is forgotten.
        store.end(tx, going, OffsetDateTime.now(clock));
        gone.add(going);
        gone.addAll(store.mergedInto(tx, going));
        gone.forEach(one -> outbox.forget(tx, FollowMails.ABOUT_ONE, Long.toString(one)));
        // A daily mail may tell of other follows of the address as well: it goes when the last of them has ended.
        follow.map(Follow::email).map(email -> outbox.subjects(tx, FollowMails.DIGEST, email)).stream()
                .flatMap(List::stream)
                .filter(subject -> FollowLinks.ids(subject).stream().anyMatch(gone::contains))
                .filter(subject -> !store.anyConfirmed(tx, FollowLinks.ids(subject)))
                .forEach(subject -> outbox.forget(tx, Set.of(FollowMails.DIGEST), subject));
    }

    /** Ends what a mail came from that did not arrive. */
    @Override
    public boolean bounced(Tx tx, String unsubscribe) {
        String path = FollowLinks.Purpose.END.path();
        List<Long> ids = unsubscribe.startsWith(path)
                ? links.check(FollowLinks.Purpose.END, unsubscribe.substring(path.length()))
                : List.of();
        ids.forEach(id -> end(tx, id));
        return !ids.isEmpty();
    }

    /** Number of people who follow a place by mail, its district not counted. */
    public int count(String placeId) {
        return database.read(tx -> store.count(tx, placeId));
    }

    /**
     * Erases the addresses of follows that ended long enough ago, and requests that can be confirmed no more. Ends the follows of
     * places that are no longer on the map: there is nothing to tell any more.
     */
    public void erase(OffsetDateTime now) {
        database.change(tx -> {
            store.ofRetiredPlaces(tx).forEach(id -> end(tx, id));
            store.eraseEnded(tx, now.minus(KEEP_ADDRESS));
            store.unconfirmed(tx, now.minus(CONFIRMABLE)).stream()
                    .filter(id -> store.deleteRequest(tx, id))
                    .forEach(id -> outbox.forget(tx, FollowMails.ABOUT_ONE, Objects.toString(id)));
        });
    }
}
