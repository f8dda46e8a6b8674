package de.angstraumkarte.base.db;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Looking up many rows by their ids. */
public final class Lookup {
    /** H2 compares each row that it found with the whole list again. */
    private static final int MOST = 500;

    private Lookup() {}

    /** The ids in parts that are looked up at once, in their order. */
    public static <T> List<List<T>> parts(Collection<T> ids) {
        List<T> all = List.copyOf(ids);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            parts.add(all.subList(from, Math.min(from + MOST, all.size())));
        }
        return parts;
    }
}
