package de.angstraumkarte.base.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;
import org.locationtech.jts.geom.Geometry;

/**
 * Binds a geometry. It has a text of its own because JDBI writes out the values of all arguments that have none, whether
 * anybody reads that or not.
 */
record GeometryArgument(Dialect dialect, Geometry geometry) implements Argument {
    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
        dialect.bind(statement, position, geometry);
    }

    @Override
    public String toString() {
        return "a geometry";
    }
}
