package de.angstraumkarte.base.db;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** Child process of {@link DurabilityTest}: four threads write without end and print each name once it is durable. */
final class DurabilityWriter {
    private DurabilityWriter() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        Database database = Database.open(Path.of(args[0]));
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            new Thread(() -> {
                        while (!out.checkError()) {
                            String name = "n" + next.incrementAndGet();
                            database.change(tx -> insert(tx, name));
                            out.println(name);
                        }
                    })
                    .start();
        }
    }

    static void insert(Tx tx, String name) {
        tx.handle()
                .createUpdate("INSERT INTO data_load (name, loaded_at) VALUES (:name, :at)")
                .bind("name", name)
                .bind("at", OffsetDateTime.of(2026, 11, 21, 12, 0, 0, 0, ZoneOffset.UTC))
                .execute();
    }
}
