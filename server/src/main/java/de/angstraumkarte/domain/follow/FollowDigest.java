package de.angstraumkarte.domain.follow;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.mail.NewMail;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.domain.follow.FollowNewsStore.Pending;
import de.angstraumkarte.domain.place.PlaceService;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The daily mails: from an hour of the day on, each address gets one mail with everything that was published for its daily
 * follows before that hour. May run at any time and in several processes: what was written is noted with it.
 */
public final class FollowDigest {
    /** Addresses that are written to in one transaction. */
    private static final int BATCH = 200;

    private final Database database;
    private final FollowStore follows;
    private final FollowNewsStore store;
    private final Outbox outbox;
    private final FollowMails mails;
    private final int hour;

    /** @param hour of the day in Dortmund, 0..23 */
    public FollowDigest(
            Database database, FollowStore follows, FollowNewsStore store, Outbox outbox, FollowLinks links, int hour) {
        this.database = database;
        this.follows = follows;
        this.store = store;
        this.outbox = outbox;
        this.mails = new FollowMails(links);
        this.hour = hour;
    }

    /** Writes the mails that are due. */
    public void run(OffsetDateTime now) {
        ZonedDateTime local = now.atZoneSameInstant(PlaceService.ZONE);
        LocalDate today = local.toLocalDate();
        ZonedDateTime start = today.atTime(hour, 0).atZone(PlaceService.ZONE);
        if (local.isBefore(start)) {
            return;
        }
        OffsetDateTime before = start.toOffsetDateTime();
        List<String> emails;
        while (!(emails = database.read(tx -> store.dueAddresses(tx, today, before, BATCH))).isEmpty()) {
            List<String> some = emails;
            database.change(tx -> write(tx, some, today, before));
        }
    }

    private void write(Tx tx, List<String> emails, LocalDate today, OffsetDateTime before) {
        List<Pending> due = store.due(tx, emails, today, before);
        Set<Long> ids = due.stream().map(Pending::followId).collect(Collectors.toCollection(TreeSet::new));
        // Another process may be writing the same mails: each follow is marked by one of them.
        Set<Long> ours = Set.copyOf(store.markServed(tx, ids, today));
        List<Pending> pending =
                due.stream().filter(one -> ours.contains(one.followId())).toList();
        if (pending.isEmpty()) {
            return;
        }
        Map<Long, Entry> entries =
                store.entries(tx, pending.stream().map(Pending::updateId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Entry::id, Function.identity()));
        outbox.enqueue(tx, mails(follows.follows(tx, ours), pending, entries));
        store.deletePending(tx, pending);
    }

    private List<NewMail> mails(List<Follow> served, List<Pending> pending, Map<Long, Entry> entries) {
        Map<String, List<FollowMails.Section>> byAddress = new LinkedHashMap<>();
        for (Follow follow : served) {
            List<Entry> told = pending.stream()
                    .filter(one -> one.followId() == follow.id())
                    .map(one -> entries.get(one.updateId()))
                    .filter(Objects::nonNull)
                    .toList();
            if (follow.email() != null && !told.isEmpty()) {
                byAddress
                        .computeIfAbsent(follow.email(), email -> new ArrayList<>())
                        .add(new FollowMails.Section(follow, told));
            }
        }
        List<NewMail> letters = new ArrayList<>();
        byAddress.forEach((email, sections) -> {
            for (int from = 0; from < sections.size(); from += FollowLinks.MOST) {
                letters.add(mails.digest(
                        email, sections.subList(from, Math.min(from + FollowLinks.MOST, sections.size()))));
            }
        });
        return letters;
    }
}
