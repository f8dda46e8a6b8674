package de.angstraumkarte.testing;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** Two who write at the same moment, always in the same order. */
public final class Overlap {
    private Overlap() {}

    /**
     * Starts {@code second} when {@code first} has written but not committed; commits when {@code second} waits for that, or did
     * not care and is through.
     *
     * @return what {@code second} came to
     */
    public static <T> T of(Database database, Consumer<Tx> first, Callable<T> second) {
        FutureTask<T> task = new FutureTask<>(second);
        database.change(tx -> {
            first.accept(tx);
            new Thread(task).start();
            Await.until("the second waits or is through", () -> task.isDone() || somebodyWaits(database));
        });
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean somebodyWaits(Database database) {
        return database.read(tx -> tx.handle()
                        .createQuery("SELECT count(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL")
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }
}
