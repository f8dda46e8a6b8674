package de.angstraumkarte.domain.measure;

import de.angstraumkarte.base.db.Tx;
import java.util.List;
import java.util.Optional;

/** SQL for the offices. */
public final class UnitStore {
    private static final String SELECT = "SELECT id, title, email, disabled_at IS NOT NULL, version FROM unit ";

    /** All offices, disabled ones too, in the order of their titles. */
    public List<Unit> listUnits(Tx tx) {
        return tx.handle()
                .createQuery(SELECT + "ORDER BY title, id")
                .map((row, context) -> new Unit(
                        row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getInt(5)))
                .list();
    }

    public Optional<Unit> findUnit(Tx tx, String id) {
        return tx.handle()
                .createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Unit(
                        row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getInt(5)))
                .findOne();
    }
}
