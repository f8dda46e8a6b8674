package de.angstraumkarte.base.db;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** Connections to an H2 file; the first one opens it and mends what a crash left that H2 cannot mend. Thread-safe. */
final class FileConnections implements DataSource {
    private static final String EXTENSION = ".mv.db";

    private final String url;
    private final Path file;
    /** Only the pool wants to know it: so long it waits for a connection that is being opened when it closes. */
    private volatile int loginTimeout;

    /**
     * @param base path of the file without extension
     * @param settings each with a semicolon in front
     */
    FileConnections(Path base, String settings) {
        this.url = "jdbc:h2:file:" + base + settings;
        this.file = base.resolveSibling(base.getFileName() + EXTENSION);
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return DriverManager.getConnection(url, "sa", "");
        } catch (SQLException e) {
            if (!SpatialRecovery.helps(e)) {
                throw e;
            }
            return mended(e);
        }
    }

    private synchronized Connection mended(SQLException problem) throws SQLException {
        try {
            SpatialRecovery.run(file);
        } catch (MVStoreException e) {
            // Another connection was faster and has the file open, or it cannot be mended: the next attempt shows
            // which.
            problem.addSuppressed(e);
        }
        return DriverManager.getConnection(url, "sa", "");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // Nothing is written: failures come as exceptions.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
