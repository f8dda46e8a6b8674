package de.angstraumkarte.base.secret;

import de.angstraumkarte.base.db.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/** The keys of this installation: made when they are first asked for, the same for all processes over one store. */
public final class Keys {
    private static final int BYTES = 32;

    private final Database database;
    private final SecretStore store;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Keys(Database database, SecretStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** A signer with the key of that name; one per purpose, so that what is signed for one is worth nothing for another. */
    public Signer signer(String name) {
        String secret = database.read(tx -> store.findSecret(tx, name)).orElseGet(() -> made(name));
        return new Signer(HexFormat.of().parseHex(secret));
    }

    private String made(String name) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return database.write(tx -> {
            store.insertIfAbsent(tx, name, HexFormat.of().formatHex(bytes), OffsetDateTime.now(clock));
            return store.findSecret(tx, name).orElseThrow();
        });
    }
}
