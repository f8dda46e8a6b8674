package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.edge.feature.FeatureTable;
import java.util.BitSet;
import java.util.List;

/**
 * One page of what was asked for.
 *
 * @param rows of the table that are on the page; not to be changed
 * @param matched number of features on all pages
 * @param links to this page, its other format, the pages before and after it, and the collection
 */
record ItemsPage(FeatureTable table, ItemsRequest request, BitSet rows, int matched, List<Link> links) {
    int returned() {
        return rows.cardinality();
    }
}
