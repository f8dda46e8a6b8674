package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.mail.NewMail;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.base.secret.Signer;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.report.ReportMailStore.Addressee;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes to people who reported and left an address: on the decision, and on public news of the place it led to. In the
 * transaction of what they tell of, through the outbox. Never repeats what the person wrote.
 */
public final class ReportMails implements TimelineWriter.Listener {
    /** Kind of the mails that ask senders whether measures helped; about a report, like all of these. */
    public static final String QUESTION = "effect-question";

    private static final String DECIDED = "report-decided";
    private static final String NEWS = "place-news";
    private static final Set<String> KINDS = Set.of(DECIDED, NEWS, QUESTION);
    private static final Set<StatusUpdate.Kind> WORTH_A_MAIL =
            Set.of(StatusUpdate.Kind.NEWS, StatusUpdate.Kind.MEASURE, StatusUpdate.Kind.IMPORTED);

    private final Outbox outbox;
    private final ReportMailStore store;
    private final PlaceStore places;
    private final Signer followCodes;
    private final ReportMailEnds ends;

    /** @param followCodes the signer that follow codes are derived with */
    public ReportMails(Outbox outbox, ReportMailStore store, PlaceStore places, Signer followCodes) {
        this.outbox = outbox;
        this.store = store;
        this.places = places;
        this.followCodes = followCodes;
        this.ends = new ReportMailEnds(followCodes);
    }

    /** Tells the sender what was decided, as the report stands in this transaction; nothing if no mail is wanted. */
    public void decided(Tx tx, long reportId) {
        store.findAddressee(tx, reportId).ifPresent(to -> {
            Messages messages = Messages.of(to.language());
            List<String> parts = new ArrayList<>();
            String received = Dates.day(to.received(), messages);
            String title;
            switch (to.state()) {
                case ATTACHED -> {
                    Place place = places.findPlace(tx, Objects.requireNonNull(to.placeId()))
                            .orElseThrow();
                    title = messages.text("mail.decided.attached.title", place.title());
                    parts.add(messages.text("mail.decided.attached", received, place.title(), link(place)));
                }
                case REJECTED -> {
                    title = messages.text("mail.decided.rejected.title");
                    parts.add(messages.text("mail.decided.rejected", received, messages.text("reason." + to.reason())));
                }
                default -> {
                    title = messages.text("mail.decided.back.title");
                    parts.add(messages.text("mail.decided.back", received));
                }
            }
            if (to.answer() != null) {
                parts.add(messages.text("mail.decided.answer", to.answer()));
            }
            outbox.enqueue(tx, List.of(mail(DECIDED, to, title, parts, messages)));
        });
    }

    /** Tells everybody whose report belongs to the place. */
    @Override
    public void published(Tx tx, Place place, StatusUpdate update) {
        if (!isWorthAMail(update.kind(), update.text())) {
            return;
        }
        // Who reported a place twice still gets one mail, about the newer report.
        Map<String, Addressee> once = new LinkedHashMap<>();
        store.addressees(tx, place.id()).forEach(to -> once.put(to.email().toLowerCase(Locale.ROOT), to));
        outbox.enqueue(
                tx, once.values().stream().map(to -> news(to, place, update)).toList());
    }

    /**
     * Somebody who reported a place and wants mails.
     *
     * @param more the end of such a mail: the links to the report and to what ends the mails
     * @param unsubscribe path that ends them with one click
     */
    public record Asker(long reportId, String email, String language, String more, String unsubscribe) {
        /** The address must not get into a log by accident. */
        @Override
        public String toString() {
            return "Asker[" + reportId + "]";
        }
    }

    /** All senders of reports that belong to a place and want mails, in the order of their reports; locked. */
    public List<Asker> askers(Tx tx, String placeId) {
        return store.addressees(tx, placeId).stream()
                .map(to -> new Asker(
                        to.reportId(),
                        to.email(),
                        to.language(),
                        more(to, Messages.of(to.language())),
                        ends.path(to.reportId())))
                .toList();
    }

    private static boolean isWorthAMail(StatusUpdate.Kind kind, @Nullable String text) {
        return WORTH_A_MAIL.contains(kind) && text != null;
    }

    /**
     * Those of some addresses that read of a public entry in a mail to senders, and so need no other mail about it.
     *
     * @param emails in lower case, at least one
     */
    public Set<String> told(
            Tx tx, String placeId, StatusUpdate.Kind kind, @Nullable String text, Collection<String> emails) {
        return isWorthAMail(kind, text) ? store.senders(tx, placeId, emails) : Set.of();
    }

    private NewMail news(Addressee to, Place place, StatusUpdate update) {
        Messages messages = Messages.of(to.language());
        List<String> parts = new ArrayList<>();
        String day = Dates.day(Objects.requireNonNull(update.date()).firstDay(), messages);
        parts.add(messages.text("mail.news", place.title(), day));
        if (update.status() != null) {
            String title = messages.text("status." + place.layer().slug() + "." + update.status());
            parts.add(messages.text("mail.news.status", title));
        }
        parts.add(Objects.requireNonNull(update.text()));
        StatusUpdate.@Nullable Work work = update.work();
        StatusUpdate.@Nullable Finding finding = work == null ? null : work.finding();
        if (finding != null) {
            parts.add(messages.text("effect.finding") + ": " + messages.text("effect.verdict." + finding.effect()));
        }
        if (finding != null && finding.deviation() != null) {
            parts.add(messages.text("effect.deviation") + ": " + finding.deviation());
        }
        if (work != null && work.promisedBy() != null) {
            parts.add(messages.text("promise.entry", Dates.day(work.promisedBy(), messages)));
        }
        parts.add(messages.text("mail.news.place", link(place)));
        return mail(NEWS, to, messages.text("mail.news.title", place.title()), parts, messages);
    }

    private NewMail mail(String kind, Addressee to, String title, List<String> parts, Messages messages) {
        parts.add(more(to, messages));
        parts.add(messages.text("mail.end"));
        String body = String.join("\n\n", parts) + "\n";
        return new NewMail(kind, Long.toString(to.reportId()), to.email(), title, body, ends.path(to.reportId()));
    }

    private String more(Addressee to, Messages messages) {
        FollowCode code = FollowCode.of(followCodes, to.submissionHash());
        return messages.text(
                "mail.report", Outbox.BASE + "/meldung/" + code.text(), Outbox.BASE + ends.path(to.reportId()));
    }

    /** Deletes what still waits for the sender of a report, once the address may be used no more. */
    public void forget(Tx tx, long reportId) {
        outbox.forget(tx, KINDS, Long.toString(reportId));
    }

    /** Deletes what still waits for senders whose address is erased, and what was given up before a moment. */
    void forgetEnded(Tx tx, OffsetDateTime before) {
        outbox.subjects(tx, KINDS).stream()
                .map(Long::valueOf)
                .filter(report -> store.findAddressee(tx, report).isEmpty())
                .forEach(report -> forget(tx, report));
        outbox.forgetDead(tx, before);
    }

    private static String link(Place place) {
        return Outbox.BASE + "/orte/" + place.id();
    }
}
