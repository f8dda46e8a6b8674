package de.angstraumkarte.base.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.h2gis.api.Function;
import org.h2gis.functions.factory.H2GISFunctions;
import org.h2gis.functions.spatial.create.ST_Expand;
import org.h2gis.functions.spatial.create.ST_MakePoint;
import org.h2gis.functions.spatial.crs.ST_SetSRID;
import org.h2gis.functions.spatial.predicates.ST_Intersects;
import org.h2gis.functions.spatial.properties.ST_Distance;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What differs between H2GIS and PostGIS, and nothing else. Today there is H2GIS only; PostGIS gets its sibling here. */
final class Dialect {
    /** H2: lock time-out, deadlock, concurrent update. Each means "again", not "wrong". */
    private static final Set<Integer> TRANSIENT = Set.of(50200, 40001, 90131);

    /** H2: the file is locked by another process. */
    private static final Set<Integer> IN_USE = Set.of(90020);

    /** H2: closed, for instance by itself after the disk refused a write; a new connection opens it again. */
    private static final Set<Integer> CLOSED = Set.of(90098, 90121);

    /** Only what our SQL names: loading everything would add file and network functions to the store. */
    void prepare(Connection connection) throws SQLException {
        Function[] used = {new ST_Intersects(), new ST_Expand(), new ST_Distance(), new ST_MakePoint(), new ST_SetSRID()
        };
        try (Statement statement = connection.createStatement()) {
            for (Function function : used) {
                H2GISFunctions.registerFunction(statement, function, "");
            }
            alias(statement, "LIKE_PATTERN", LikePattern.class.getName() + ".matches");
            alias(statement, "AREA_INTERSECTS", AreaIntersects.class.getName() + ".intersects");
        }
    }

    private static void alias(Statement statement, String name, String method) throws SQLException {
        statement.execute("CREATE ALIAS IF NOT EXISTS " + name + " DETERMINISTIC FOR \"" + method + "\"");
    }

    /** Makes everything committed so far survive a loss of power. */
    String syncStatement() {
        return "CHECKPOINT SYNC";
    }

    /** Binds a geometry with its SRID. As a value, not as a function of bytes: that would run again for every row. */
    void bind(PreparedStatement statement, int position, Geometry geometry) throws SQLException {
        statement.setObject(position, geometry);
    }

    @Nullable
    Geometry geometry(ResultSet row, int column) throws SQLException {
        return row.getObject(column, Geometry.class);
    }

    boolean isTransient(SQLException e) {
        return TRANSIENT.contains(e.getErrorCode());
    }

    boolean isClosed(SQLException e) {
        return CLOSED.contains(e.getErrorCode());
    }

    boolean isInUse(SQLException e) {
        return IN_USE.contains(e.getErrorCode());
    }
}
