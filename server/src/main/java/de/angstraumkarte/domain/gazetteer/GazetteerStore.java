package de.angstraumkarte.domain.gazetteer;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.place.Folding;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the gazetteer. {@link SearchStore} reads it. */
public final class GazetteerStore {
    private static final int BATCH = 1000;

    /** Adds entries in their order. */
    public void insert(Tx tx, List<GazetteerEntry> entries) {
        for (int from = 0; from < entries.size(); from += BATCH) {
            insertBatch(tx, entries.subList(from, Math.min(from + BATCH, entries.size())));
        }
    }

    private static void insertBatch(Tx tx, List<GazetteerEntry> entries) {
        PreparedBatch rows = tx.handle()
                .prepareBatch(
                        """
                        INSERT INTO gazetteer (name, folded, kind, lon, lat) VALUES (:name, :folded, :kind, :lon, :lat)
                        """);
        for (GazetteerEntry entry : entries) {
            rows.bind("name", entry.name())
                    .bind("folded", Folding.line(entry.name()))
                    .bind("kind", entry.kind().slug())
                    .bind("lon", entry.position().lon())
                    .bind("lat", entry.position().lat())
                    .add();
        }
        List<Long> ids = rows.executePreparedBatch("id").mapTo(Long.class).list();
        PreparedBatch tokens =
                tx.handle().prepareBatch("INSERT INTO gazetteer_token (token, gazetteer_id) VALUES (:token, :id)");
        for (int i = 0; i < entries.size(); i++) {
            for (String word : Folding.words(entries.get(i).name())) {
                tokens.bind("token", word).bind("id", ids.get(i)).add();
            }
        }
        tokens.execute();
    }
}
