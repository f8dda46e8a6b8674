package de.angstraumkarte.domain.follow;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.mail.NewMail;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.domain.follow.FollowNewsStore.News;
import de.angstraumkarte.domain.follow.FollowNewsStore.Pending;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.report.ReportMails;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings public entries to followers: noted in the transaction of the entry, handed out afterwards in batches, so that a
 * click of staff does not wait for thousands of mails. Each batch and how far it got are one transaction: after a crash the
 * rest goes on where it stopped, and of several processes one serves each follow.
 */
public final class FollowNews implements TimelineWriter.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(FollowNews.class);

    /** Follows that are served in one transaction. */
    private static final int BATCH = 200;

    /** Whoever gets one mail gets it by the most urgent of their follows; of the place rather than of the district. */
    private static final Comparator<Follow> FIRST = Comparator.comparing(Follow::rhythm)
            .thenComparing(follow -> follow.target().placeId() == null)
            .thenComparing(Follow::id);

    private final Database database;
    private final FollowStore follows;
    private final FollowNewsStore store;
    private final ReportMails reportMails;
    private final Outbox outbox;
    private final FollowMails mails;
    private final Failures failures = new Failures();
    private volatile Runnable wake = () -> {};

    /** @param reportMails who are written to anyway */
    public FollowNews(
            Database database,
            FollowStore follows,
            FollowNewsStore store,
            ReportMails reportMails,
            Outbox outbox,
            FollowLinks links) {
        this.database = database;
        this.follows = follows;
        this.store = store;
        this.reportMails = reportMails;
        this.outbox = outbox;
        this.mails = new FollowMails(links);
    }

    @Override
    public void published(Tx tx, Place place, StatusUpdate update) {
        @Nullable String district = district(place);
        // What a source documented before the place came onto the map is no news.
        boolean isNews = update.kind() != StatusUpdate.Kind.DOCUMENTED;
        if (isNews && follows.anyFollower(tx, place.id(), district)) {
            store.insertNewest(tx, place.id(), district);
            tx.afterCommit(wake);
        }
    }

    private static @Nullable String district(Place place) {
        return place.district() == null ? null : place.district().district();
    }

    void onNews(Runnable action) {
        wake = action;
    }

    /** Serves a batch of followers; returns whether there was news. News that fails waits, so that it holds back no other. */
    boolean serveSome() {
        // Looking is cheap, a write waits for the disk: mostly there is nothing to tell.
        Optional<News> oldest = database.read(tx -> store.findOldest(tx, failures.waiting()));
        if (oldest.isEmpty()) {
            return false;
        }
        long id = oldest.get().id();
        try {
            database.change(tx -> store.find(tx, id).ifPresent(news -> serve(tx, news)));
            failures.over(id);
        } catch (RuntimeException e) {
            LOG.error("telling followers of news {} failed, which is tried again later", id, e);
            failures.note(id);
        }
        return true;
    }

    private void serve(Tx tx, News news) {
        List<Long> ids = follows.confirmedIds(tx, news.placeId(), news.district(), news.after(), BATCH);
        boolean last = ids.size() < BATCH;
        boolean ours = last ? store.finish(tx, news) : store.advance(tx, news, ids.get(ids.size() - 1));
        List<Entry> entries = store.entries(tx, List.of(news.updateId()));
        if (!ours || ids.isEmpty() || entries.isEmpty()) {
            return;
        }
        Entry entry = entries.get(0);
        List<NewMail> letters = new ArrayList<>();
        List<Pending> pending = new ArrayList<>();
        for (Follow follow : chosen(tx, news, entry, follows.lockConfirmed(tx, ids))) {
            if (follow.rhythm() == Rhythm.AT_ONCE) {
                letters.add(mails.news(follow, entry));
            } else {
                pending.add(new Pending(follow.id(), news.updateId()));
            }
        }
        outbox.enqueue(tx, letters);
        store.insertPending(tx, pending);
    }

    /** Those of a batch by whom their addresses are told: each address once, none that reads the news in another mail. */
    private List<Follow> chosen(Tx tx, News news, Entry entry, List<Follow> batch) {
        Set<String> emails = batch.stream().map(FollowNews::email).collect(Collectors.toSet());
        if (emails.isEmpty()) {
            return List.of();
        }
        Map<String, Long> first = new HashMap<>();
        follows.rivals(tx, emails, news.placeId(), news.district()).stream()
                .sorted(FIRST)
                .forEach(follow -> first.putIfAbsent(email(follow), follow.id()));
        Set<Long> served = store.servedBefore(tx, news, first.values());
        Set<String> told =
                reportMails.told(tx, news.placeId(), StatusUpdate.Kind.of(entry.kind()), entry.text(), emails);
        return batch.stream()
                .filter(follow -> Objects.equals(first.get(email(follow)), follow.id()))
                .filter(follow -> !served.contains(follow.id()) && !told.contains(email(follow)))
                .toList();
    }

    private static String email(Follow follow) {
        return Objects.requireNonNull(follow.email());
    }
}
