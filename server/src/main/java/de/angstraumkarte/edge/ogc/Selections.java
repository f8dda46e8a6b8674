package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.cache.Lately;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.FeatureTable;
import de.angstraumkarte.edge.ogc.ItemsRequest.Wanted;
import java.util.BitSet;

/** Which rows of a table match. The last ones are kept, so that paging through them finds them once. Thread-safe. */
final class Selections {
    /** Of 64 rows each: 8 MB. */
    private static final long MOST_WORDS = 1_000_000;

    private record Key(String collection, String tag, Wanted wanted) {}

    private final Lately<Key, Selection> kept = new Lately<>(MOST_WORDS, Selection::words);

    Selection select(OpenCollection collection, FeatureTable table, Wanted wanted) {
        if (wanted.equals(Wanted.ALL)) {
            return Selection.all(table.size());
        }
        Key key = new Key(collection.id(), table.tag(), wanted);
        return kept.get(key, () -> Selection.of(matching(table, wanted)));
    }

    private static BitSet matching(FeatureTable table, Wanted wanted) {
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
        return rows;
    }
}
