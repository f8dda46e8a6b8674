package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.cache.Lately;
import de.angstraumkarte.domain.collection.Filter;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.collection.SelectionService;
import de.angstraumkarte.edge.feature.FeatureTable;
import de.angstraumkarte.edge.ogc.ItemsRequest.Wanted;
import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Which rows of a table match. The last ones are kept, so that paging through them finds them once. Thread-safe. */
final class Selections {
    /** Of 64 rows each: 8 MB. */
    private static final long MOST_WORDS = 1_000_000;

    private record Key(Object table, Wanted wanted) {}

    private final SelectionService store;
    private final Lately<Key, Selection> kept = new Lately<>(MOST_WORDS, Selection::words);

    /**
     * Stands for a table in keys, so that they do not keep it. Its tag would not do: the store may already be past the table, and
     * what it said then must not come back with a later table of the same content.
     */
    private final Map<FeatureTable, Object> marks = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param store answers filters, and nothing else */
    Selections(SelectionService store) {
        this.store = store;
    }

    Selection select(OpenCollection collection, FeatureTable table, Wanted wanted) {
        if (wanted.equals(Wanted.ALL)) {
            return Selection.all(table.size());
        }
        Key key = new Key(marks.computeIfAbsent(table, fresh -> new Object()), wanted);
        return kept.get(key, () -> Selection.of(matching(collection, table, wanted), wanted.words()));
    }

    private BitSet matching(OpenCollection collection, FeatureTable table, Wanted wanted) {
        Box box = wanted.box();
        BitSet rows = new BitSet(table.size());
        if (box == null) {
            rows.set(0, table.size());
        } else {
            box.parts().forEach(part -> rows.or(table.inside(part, box.crs())));
        }
        Days days = wanted.days();
        if (days != null) {
            rows.and(table.during(days.from(), days.to()));
        }
        Filter filter = wanted.filter();
        if (filter != null && !rows.isEmpty()) {
            rows.and(matching(collection, table, filter));
        }
        return rows;
    }

    /** The store may know features that the table does not, for a second or two; they are passed over. */
    private BitSet matching(OpenCollection collection, FeatureTable table, Filter filter) {
        BitSet rows = new BitSet(table.size());
        store.each(collection, filter, id -> {
            int row = table.row(id);
            if (row >= 0) {
                rows.set(row);
            }
        });
        return rows;
    }
}
