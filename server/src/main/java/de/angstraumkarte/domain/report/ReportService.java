package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.base.secret.Signer;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What residents do with reports: send one, see what became of it, take it back. Thread-safe. */
public final class ReportService {
    /** Days after the end of a report until its e-mail address is erased (domain.md, rule 4). */
    private static final int EMAIL_DAYS = 30;

    private final Database database;
    private final ReportStore store;
    private final ReportRules rules;
    private final Photos photos;
    private final SenderLimits limits;
    private final Signer followCodes;
    private final ReportMails mails;
    private final ReportMailEnds ends;
    private final int decisionDays;
    private final Clock clock;
    private final UnderWay<Receipt> underWay = new UnderWay<>();

    /** @param decisionDays days within which a decision is promised */
    public ReportService(
            Database database,
            ReportStore store,
            ReportRules rules,
            Photos photos,
            SenderLimits limits,
            Signer followCodes,
            ReportMails mails,
            int decisionDays,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.rules = rules;
        this.photos = photos;
        this.limits = limits;
        this.followCodes = followCodes;
        this.ends = new ReportMailEnds(followCodes);
        this.mails = mails;
        this.decisionDays = decisionDays;
        this.clock = clock;
    }

    /**
     * Takes a report in. When this returns, the report and all its photos survive a crash. The same submission again, at the
     * same time or later, gets the same receipt, is stored once and does not count against the sender's limit.
     *
     * @param images up to three files as they were uploaded
     * @param idempotencyKey chosen by the sender's side, hard to guess, new for every report that is meant to be one
     * @throws Invalid with everything that is wrong
     * @throws de.angstraumkarte.base.problem.DomainException.TooMany if the sender has sent too many
     */
    public Receipt receive(NewReport report, List<byte[]> images, String idempotencyKey, Sender sender) {
        List<FieldError> errors = new ArrayList<>(rules.check(report));
        errors.addAll(photos.check(images));
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        String submission = Submission.hash(idempotencyKey, report, images);
        FollowCode code = FollowCode.of(followCodes, submission);
        return underWay.once(
                submission, () -> store(report, images, submission, code, sender), first -> repeated(code));
    }

    private static Receipt repeated(FollowCode code) {
        return new Receipt(code, true);
    }

    private Receipt store(NewReport report, List<byte[]> images, String submission, FollowCode code, Sender sender) {
        // Without limits and photos nothing is lost by trying, and the unique index tells: one statement less.
        boolean worthLooking = limits.on() || !images.isEmpty();
        if (worthLooking && isStored(submission)) {
            return repeated(code);
        }
        limits.take(sender);
        List<EncodedPhoto> encoded = photos.encode(images);
        @Nullable
        String hint = report.placeId() == null
                ? null
                : rules.meant(report.placeId()).map(Place::id).orElse(null);
        OffsetDateTime now = OffsetDateTime.now(clock);
        try {
            database.change(tx -> store.insert(tx, report, hint, submission, code.hash(), encoded, now));
            return new Receipt(code, false);
        } catch (ReportStore.Repeated e) {
            // Another process committed it; whether it is durable yet is not known here.
            database.change(tx -> {});
            return repeated(code);
        }
    }

    private boolean isStored(String submission) {
        return database.read(tx -> store.hasSubmission(tx, submission))
                // As a write: it returns when everything committed before, this submission too, is durable.
                && database.write(tx -> store.hasSubmission(tx, submission));
    }

    /**
     * What became of a report.
     *
     * @throws NotFound if no report has this code
     */
    public ReportView byCode(String code) {
        String hash = hash(code);
        ReportStore.Seen seen = database.read(tx -> store.findByCode(tx, hash)).orElseThrow(NotFound::new);
        LocalDate received =
                seen.createdAt().atZoneSameInstant(PlaceService.ZONE).toLocalDate();
        boolean attached = seen.state() == ReportState.ATTACHED;
        return new ReportView(
                seen.state(),
                received,
                seen.state() == ReportState.NEW ? received.plusDays(decisionDays) : null,
                attached ? seen.placeId() : null,
                seen.state() == ReportState.REJECTED ? seen.reason() : null,
                seen.answer(),
                seen.mails());
    }

    /**
     * Erases the address of a report, which stays: its sender gets no more mails. Doing it again changes nothing.
     *
     * @throws NotFound if no report has this code
     */
    public void stopMails(String code) {
        String hash = hash(code);
        database.change(tx -> stopMails(tx, store.findId(tx, hash).orElseThrow(NotFound::new)));
    }

    /** {@link #stopMails} by the token of a link in a mail; returns false if it is none of ours. */
    public boolean stopMailsByLink(String token) {
        OptionalLong id = ends.read(token);
        id.ifPresent(report -> database.change(tx -> stopMails(tx, report)));
        return id.isPresent();
    }

    /** Whether a token of a link in a mail is ours. */
    public boolean isMailLink(String token) {
        return ends.read(token).isPresent();
    }

    private void stopMails(Tx tx, long id) {
        // Locks the report first, as for a withdrawal.
        store.eraseEmail(tx, id);
        mails.forget(tx, id);
    }

    /**
     * Takes a report back: its text, e-mail address, exact position and photos are erased at once. Doing it again changes
     * nothing.
     *
     * @throws NotFound if no report has this code
     */
    public void withdraw(String code) {
        String hash = hash(code);
        OffsetDateTime now = OffsetDateTime.now(clock);
        database.change(tx -> {
            long id = store.findId(tx, hash).orElseThrow(NotFound::new);
            // Locks the report first: a mail that is being written to its sender is there when it is forgotten.
            if (store.withdraw(tx, hash, now)) {
                mails.forget(tx, id);
            }
        });
    }

    private static String hash(String code) {
        return FollowCode.parse(code).orElseThrow(NotFound::new).hash();
    }

    /** Day by which the sender of a report that comes in now hears what was decided. */
    public LocalDate nextBy() {
        return LocalDate.now(clock.withZone(PlaceService.ZONE)).plusDays(decisionDays);
    }

    /** Erases the e-mail addresses of reports that ended long enough ago; returns how many. */
    public int erase(OffsetDateTime now) {
        OffsetDateTime before = now.minusDays(EMAIL_DAYS);
        return database.write(tx -> {
            int erased = store.eraseEmails(tx, before);
            mails.forgetEnded(tx, before);
            return erased;
        });
    }
}
