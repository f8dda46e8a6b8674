package de.angstraumkarte.domain.gazetteer;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.Folding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * SQL for searching names. Every condition is a range of an index, and no query reads more than some thousand index rows,
 * however many names begin with the word.
 */
public final class SearchStore {
    /** Rows of the rarest word that are looked at. */
    private static final int CANDIDATES = 1000;

    private static final Names PLACES = new Names("place_token", "place_id");
    private static final Names GAZETTEER = new Names("gazetteer_token", "gazetteer_id");

    /** A table of tokens and its column with what they belong to. Constants only: they become part of the SQL. */
    private record Names(String table, String owner) {}

    /** Places whose folded title begins with a text, in the order of titles. */
    public List<SearchHit.PlaceHit> placesBeginning(Tx tx, String line, int limit) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT p.id, p.title, p.layer, p.district, p.geom FROM place p
                        WHERE p.folded >= :from AND p.folded < :to AND p.retired_at IS NULL
                        ORDER BY p.folded, p.id LIMIT :limit
                        """)
                .bind("from", line)
                .bind("to", Folding.afterAll(line))
                .bind("limit", limit)
                .map(SearchStore::place)
                .list();
    }

    /** Places with all words at the beginnings of words of their titles, in the order of titles. */
    public List<SearchHit.PlaceHit> placesWithWords(Tx tx, List<String> words, int limit) {
        return withWords(
                        tx,
                        """
                        SELECT p.id, p.title, p.layer, p.district, p.geom FROM place p
                        WHERE p.retired_at IS NULL AND p.id IN (%s) ORDER BY p.folded, p.id LIMIT :limit
                        """,
                        PLACES,
                        words)
                .bind("limit", limit)
                .map(SearchStore::place)
                .list();
    }

    /** Streets or stops whose folded name begins with a text, in the order of names. */
    public List<SearchHit.NameHit> namesBeginning(Tx tx, GazetteerEntry.Kind kind, String line, int limit) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT g.name, g.lon, g.lat FROM gazetteer g
                        WHERE g.kind = :kind AND g.folded >= :from AND g.folded < :to
                        ORDER BY g.folded, g.id LIMIT :limit
                        """)
                .bind("kind", kind.slug())
                .bind("from", line)
                .bind("to", Folding.afterAll(line))
                .bind("limit", limit)
                .map((row, context) -> name(row, kind))
                .list();
    }

    /** Streets or stops with all words at the beginnings of words of their names, in the order of names. */
    public List<SearchHit.NameHit> namesWithWords(Tx tx, GazetteerEntry.Kind kind, List<String> words, int limit) {
        return withWords(
                        tx,
                        """
                        SELECT g.name, g.lon, g.lat FROM gazetteer g
                        WHERE g.kind = :kind AND g.id IN (%s) ORDER BY g.folded, g.id LIMIT :limit
                        """,
                        GAZETTEER,
                        words)
                .bind("kind", kind.slug())
                .bind("limit", limit)
                .map((row, context) -> name(row, kind))
                .list();
    }

    /** The rarest word is read from its index, bounded; the others are looked up for each row of it. */
    private static Query withWords(Tx tx, String sql, Names names, List<String> words) {
        List<String> rarestFirst = rarestFirst(tx, names, words);
        StringBuilder others = new StringBuilder();
        for (int i = 1; i < rarestFirst.size(); i++) {
            others.append(
                    """
                     AND EXISTS (SELECT 1 FROM %1$s o WHERE o.%2$s = t.%2$s AND o.token >= :from%3$d AND o.token < :to%3$d)
                    """
                            .formatted(names.table(), names.owner(), i));
        }
        String owners =
                """
                SELECT t.%2$s FROM (SELECT %2$s FROM %1$s WHERE token >= :from0 AND token < :to0
                  ORDER BY token, %2$s LIMIT :candidates) t WHERE 1 = 1%3$s
                """
                        .formatted(names.table(), names.owner(), others);
        Query query = tx.handle().createQuery(sql.formatted(owners)).bind("candidates", CANDIDATES);
        for (int i = 0; i < rarestFirst.size(); i++) {
            query.bind("from" + i, rarestFirst.get(i)).bind("to" + i, Folding.afterAll(rarestFirst.get(i)));
        }
        return query;
    }

    private static List<String> rarestFirst(Tx tx, Names names, List<String> words) {
        if (words.size() == 1) {
            return words;
        }
        Map<String, Integer> counts = new HashMap<>();
        for (String word : words) {
            counts.put(
                    word,
                    tx.handle()
                            .createQuery(
                                    """
                                    SELECT count(*) FROM (SELECT token FROM %s WHERE token >= :from AND token < :to
                                      LIMIT :candidates) t
                                    """
                                            .formatted(names.table()))
                            .bind("from", word)
                            .bind("to", Folding.afterAll(word))
                            .bind("candidates", CANDIDATES)
                            .mapTo(Integer.class)
                            .one());
        }
        List<String> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparing(counts::get));
        return sorted;
    }

    private static SearchHit.PlaceHit place(ResultSet row, StatementContext context) throws SQLException {
        @Nullable
        Geometry geometry =
                context.findColumnMapperFor(Geometry.class).orElseThrow().map(row, 5, context);
        @Nullable Point point = geometry == null ? null : geometry.getInteriorPoint();
        return new SearchHit.PlaceHit(
                row.getString(1),
                row.getString(2),
                Layer.of(row.getString(3)),
                row.getString(4),
                point == null ? null : new LonLat(point.getX(), point.getY()));
    }

    private static SearchHit.NameHit name(ResultSet row, GazetteerEntry.Kind kind) throws SQLException {
        return new SearchHit.NameHit(row.getString(1), kind, new LonLat(row.getDouble(2), row.getDouble(3)));
    }
}
