package de.angstraumkarte.domain.deadline;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.mail.NewMail;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.domain.deadline.UnitDigestStore.Addressee;
import de.angstraumkarte.domain.measure.MeasureQuery;
import de.angstraumkarte.domain.place.PlaceService;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells each office once a day by mail what is overdue and what falls due, from an hour of the day on. Offices where
 * coordinators work are told of what no office is in charge of, too. The day is noted in the transaction that writes the mail.
 */
public final class UnitDigests {
    private static final String KIND = "unit-digest";

    /** Items of one kind in a mail; the rest is counted. */
    private static final int MOST = 10;

    private final Database database;
    private final UnitDigestStore store;
    private final DeadlineService deadlines;
    private final Outbox outbox;
    private final Config.UnitDigest days;
    private final int hour;

    /**
     * @param days on which days offices are written to
     * @param hour of the day in Dortmund from which they are
     */
    public UnitDigests(
            Database database,
            UnitDigestStore store,
            DeadlineService deadlines,
            Outbox outbox,
            Config.UnitDigest days,
            int hour) {
        this.database = database;
        this.store = store;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.days = days;
        this.hour = hour;
    }

    /** Writes to all offices that have not been written to today and have anything due. */
    public void write(OffsetDateTime now) {
        ZonedDateTime local = now.atZoneSameInstant(PlaceService.ZONE);
        LocalDate today = local.toLocalDate();
        if (local.getHour() < hour || !isWanted(today.getDayOfWeek())) {
            return;
        }
        // Looking is cheap, a write waits for the disk: mostly there is nothing to write.
        List<Addressee> offices = database.read(tx -> store.waiting(tx, today).stream()
                .filter(office -> mail(tx, office, today).isPresent())
                .toList());
        for (Addressee office : offices) {
            database.change(tx -> store.lock(tx, office.id(), today)
                    .flatMap(still -> mail(tx, still, today))
                    .ifPresent(mail -> write(tx, office.id(), mail, today)));
        }
    }

    private boolean isWanted(DayOfWeek day) {
        return switch (days) {
            case DAILY -> true;
            case WEEKDAYS -> day.compareTo(DayOfWeek.SATURDAY) < 0;
            case OFF -> false;
        };
    }

    private void write(Tx tx, String office, NewMail mail, LocalDate today) {
        // While no mail can be sent, an older one that still waits would only repeat this one.
        outbox.forget(tx, Set.of(KIND), office);
        outbox.enqueue(tx, List.of(mail));
        store.written(tx, office, today);
    }

    private Optional<NewMail> mail(Tx tx, Addressee office, LocalDate today) {
        List<DigestText.Part> parts = new ArrayList<>();
        parts.add(part(tx, office.id(), today));
        if (office.coordinates()) {
            parts.add(part(tx, MeasureQuery.NO_UNIT, today));
        }
        DigestText text = new DigestText(office.title(), today, parts);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new NewMail(KIND, office.id(), office.email(), text.title(), text.body(), null));
    }

    private DigestText.Part part(Tx tx, String unit, LocalDate today) {
        return new DigestText.Part(deadlines.due(tx, unit, today, MOST), store.undecided(tx, unit));
    }
}
