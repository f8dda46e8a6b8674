package de.angstraumkarte.domain.district;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.geo.LonLat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** SQL for districts. */
public final class DistrictStore {
    public void insert(Tx tx, District district) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO district (id, nr, title, nordwaerts, label_lon, label_lat, geom, source, attributes)
                        VALUES (:id, :nr, :title, :nordwaerts, :lon, :lat, :geom, :source, :attributes)
                        """)
                .bind("id", district.id())
                .bind("nr", district.nr())
                .bind("title", district.title())
                .bind("nordwaerts", district.nordwaerts())
                .bind("lon", district.label().lon())
                .bind("lat", district.label().lat())
                .bind("geom", district.border())
                .bind("source", district.source())
                .bind("attributes", district.attributes())
                .execute();
    }

    /** Sets the border of one district. */
    public void updateBorder(Tx tx, String id, Geometry border, @Nullable String source) {
        tx.handle()
                .createUpdate("UPDATE district SET geom = :geom, source = :source WHERE id = :id")
                .bind("id", id)
                .bind("geom", border)
                .bind("source", source)
                .execute();
    }

    /** All districts by official number. */
    public List<District> listDistricts(Tx tx) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT id, nr, title, nordwaerts, label_lon, label_lat, geom, source, attributes
                        FROM district ORDER BY nr, id
                        """)
                .map(DistrictStore::district)
                .list();
    }

    private static District district(ResultSet row, StatementContext context) throws SQLException {
        Geometry border =
                context.findColumnMapperFor(Geometry.class).orElseThrow().map(row, 7, context);
        return new District(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                new LonLat(row.getDouble(5), row.getDouble(6)),
                border,
                row.getString(8),
                row.getString(9));
    }
}
