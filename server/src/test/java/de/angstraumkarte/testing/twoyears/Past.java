package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.place.PlaceHistoryStore;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes what was public before something changed, and who changed it, beside the rows of today. */
final class Past {
    private static final int EDITS = 25;

    private final Tx tx;
    private final Truth truth;

    Past(Tx tx, Truth truth) {
        this.tx = tx;
        this.truth = truth;
    }

    /** Before places of today get their end: some were edited, some were confirmed, some went. */
    void places(List<Story> stories) {
        edit(stories);
        confirm();
        PreparedBatch merges = tx.handle()
                .prepareBatch("INSERT INTO place_merge (from_id, into_id, merged_at) VALUES (:from, :into, :at)");
        for (Story story : stories) {
            LocalDateTime goneAt = story.goneAt;
            if (goneAt != null) {
                PlaceHistoryStore.keep(tx, List.of(story.id), Said.utc(goneAt));
                tx.handle()
                        .createUpdate("UPDATE place SET retired_at = :at WHERE id = :id")
                        .bind("at", Said.utc(goneAt))
                        .bind("id", story.id)
                        .execute();
                Story into = story.mergedInto;
                if (into != null) {
                    merges.bind("from", story.id)
                            .bind("into", into.id)
                            .bind("at", Said.utc(goneAt))
                            .add();
                }
            }
        }
        merges.execute();
    }

    private void edit(List<Story> stories) {
        for (Story story : stories.subList(0, EDITS)) {
            OffsetDateTime at = Said.utc(story.created.plusDays(20));
            PlaceHistoryStore.keep(tx, List.of(story.id), at);
            tx.handle()
                    .createUpdate("UPDATE place SET body = :body, version = version + 1 WHERE id = :id")
                    .bind("body", "Ein erdachter Ort, dessen Beschreibung sich geändert hat.")
                    .bind("id", story.id)
                    .execute();
            tx.handle()
                    .createUpdate(
                            """
                            INSERT INTO audit_entry (at, account_id, account_name, action, subject_kind, subject_id, before_json,
                              after_json)
                            VALUES (:at, :account, :name, 'place.edit', 'place', :id, '{"text":"alt"}', '{"text":"neu"}')
                            """)
                    .bind("at", at)
                    .bind("account", Cast.COORDINATOR)
                    .bind("name", Cast.STAFF.get(0).name())
                    .bind("id", story.id)
                    .execute();
        }
    }

    /** Whoever of the city first tells how a place from a file stands has looked at it. */
    private void confirm() {
        Map<String, OffsetDateTime> first = new TreeMap<>();
        truth.entries().stream()
                .filter(entry -> entry.status() != null && entry.accountId() != null)
                .forEach(entry -> first.putIfAbsent(entry.writtenAt(), entry.at()));
        first.forEach((id, at) -> {
            Optional<Boolean> verified = tx.handle()
                    .createQuery("SELECT verified FROM place WHERE id = :id")
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .findOne();
            if (!verified.orElse(true)) {
                PlaceHistoryStore.keep(tx, List.of(id), at);
                tx.handle()
                        .createUpdate("UPDATE place SET verified = TRUE WHERE id = :id")
                        .bind("id", id)
                        .execute();
            }
        });
    }

    void measures() {
        PreparedBatch batch = tx.handle()
                .prepareBatch(
                        """
                        INSERT INTO measure_history (measure_id, type, unit, description, due, done, replaced_at)
                        VALUES (:id, :type, :unit, :description, :due, :done, :at)
                        """);
        for (Truth.Measure measure : truth.measures()) {
            for (Truth.Former former : measure.former()) {
                batch.bind("id", measure.id())
                        .bind("type", measure.type())
                        .bind("unit", former.unit())
                        .bind("description", measure.description())
                        .bind("due", former.due())
                        .bind("done", former.done())
                        .bind("at", former.until())
                        .add();
            }
        }
        batch.execute();
    }
}
