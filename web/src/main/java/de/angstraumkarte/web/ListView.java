package de.angstraumkarte.web;

import java.util.List;

/**
 * One page of the list of places.
 *
 * @param filter what can be and is chosen
 * @param rows places of this page
 * @param total places on all pages
 * @param page number of this page, from 1
 * @param pages number of pages, at least 1
 */
public record ListView(FilterView filter, List<PlaceRow> rows, int total, int page, int pages) {
    public ListView {
        if (page < 1 || page > pages) {
            throw new IllegalArgumentException("page out of range: " + page + " of " + pages);
        }
        rows = List.copyOf(rows);
    }

    /** Address of another page of the same list; query parameter {@code page}, left out for the first. */
    public String href(int otherPage) {
        String query = filter.query();
        if (otherPage > 1) {
            query += (query.isEmpty() ? "" : "&") + "page=" + otherPage;
        }
        return query.isEmpty() ? "/orte" : "/orte?" + query;
    }
}
