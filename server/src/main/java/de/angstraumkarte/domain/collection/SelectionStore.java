package de.angstraumkarte.domain.collection;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.UnavailableException;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.NewsDue;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;

/** SQL for the features of collections that match a filter. */
public final class SelectionStore {
    /** Of a filter on 100,000 places with areas of hundreds of vertices; others wait for it. */
    private static final int LONGEST_SECONDS = 10;

    /** Both H2 and PostgreSQL. */
    private static final String CANCELLED = "57014";

    /**
     * Hands on the ids of the public features that match, in no certain order. Verdicts are not known here.
     *
     * @throws UnavailableException if it takes too long: what filters may be is limited elsewhere, so the server is slow
     */
    void each(Tx tx, OpenCollection collection, Filter filter, NewsDue due, Consumer<String> id) {
        FilterCondition condition = new FilterCondition(collection, filter, due);
        Handle handle = tx.handle();
        try (Query query = handle.createQuery(from(collection, condition) + " AND " + condition.sql())) {
            condition
                    .bind(query)
                    .setQueryTimeout(LONGEST_SECONDS)
                    .mapTo(String.class)
                    .useStream(ids -> ids.forEach(id));
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException sql && CANCELLED.equals(sql.getSQLState())) {
                throw new UnavailableException();
            }
            throw e;
        } finally {
            endLimit(handle);
        }
    }

    private static String from(OpenCollection collection, FilterCondition condition) {
        Layer layer = collection.layer();
        // With a small area to lie in, only the index of positions is left to the planner.
        String layerColumn = condition.spatial() ? "LOWER(p.layer)" : "p.layer";
        if (layer != null) {
            return "SELECT p.id FROM place p WHERE p.retired_at IS NULL AND " + layerColumn + " = '" + layer.slug()
                    + "'";
        }
        if (collection.equals(OpenCollection.DISTRICTS)) {
            return "SELECT d.id FROM district d WHERE 1 = 1";
        }
        if (collection.equals(OpenCollection.NEWS)) {
            return "SELECT CAST(u.id AS VARCHAR) FROM status_update u JOIN place p ON p.id = u.place_id"
                    + " WHERE " + (condition.spatial() ? "LOWER(u.visibility)" : "u.visibility")
                    + " = 'public' AND p.retired_at IS NULL";
        }
        return "SELECT p.id FROM place p LEFT JOIN (SELECT m.place_id, min(m.done) AS first_day, max(m.done) AS last_day"
                + " FROM measure m WHERE m.status = 'done' AND m.done IS NOT NULL GROUP BY m.place_id) done"
                + " ON done.place_id = p.id WHERE p.retired_at IS NULL AND " + layerColumn + " = '"
                + Layer.FEAR_SPACE.slug() + "'";
    }

    /** H2 keeps the limit for all that runs on the connection later. */
    private static void endLimit(Handle handle) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.setQueryTimeout(0);
        } catch (SQLException e) {
            throw new IllegalStateException("the limit of a query stays", e);
        }
    }
}
