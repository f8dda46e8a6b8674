package de.angstraumkarte.base.db;

import de.angstraumkarte.base.problem.StartupException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema to the version this program knows, and never touches a store that is newer than it. */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /**
     * Only looks.
     *
     * @throws StartupException if a newer program has already changed the store, or its schema is not ours
     */
    static void refuseNewer(DataSource dataSource) {
        explained(() -> {
            Flyway flyway = flyway(dataSource);
            MigrationInfo current = flyway.info().current();
            MigrationVersion newest = newestKnown(flyway);
            if (current != null
                    && current.getVersion() != null
                    && current.getVersion().isNewerThan(newest)) {
                throw new StartupException("newer-store", current.getVersion().toString(), newest.toString());
            }
        });
    }

    /** @throws StartupException if the schema is not ours */
    static void run(DataSource dataSource) {
        explained(() -> flyway(dataSource).migrate());
    }

    private static Flyway flyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns("*:future")
                .load();
    }

    private static void explained(Runnable work) {
        try {
            work.run();
        } catch (FlywayException e) {
            // Its message is a page of advice for developers; the log has it, the operator gets the sentence.
            LOG.error("migration failed: {}", e.getMessage());
            throw new StartupException("other-schema");
        }
    }

    private static MigrationVersion newestKnown(Flyway flyway) {
        MigrationVersion newest = MigrationVersion.fromVersion("0");
        for (MigrationInfo info : flyway.info().all()) {
            boolean known = info.getPhysicalLocation() != null
                    && !info.getPhysicalLocation().isEmpty();
            if (known && info.getVersion() != null && info.getVersion().isNewerThan(newest)) {
                newest = info.getVersion();
            }
        }
        return newest;
    }
}
