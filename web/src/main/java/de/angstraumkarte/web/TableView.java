package de.angstraumkarte.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * How a table that is filtered, sorted and paged by its address stands now, and the addresses around it.
 *
 * @param path path of the page
 * @param filter what is chosen, by parameter; neither sorting nor page
 * @param sort the column it is sorted by, {@code ?sort=}
 * @param descending {@code ?dir=desc}
 * @param page number of this page, from 1; {@code ?page=}
 * @param pages number of pages, at least 1
 */
public record TableView(
        String path, Map<String, List<String>> filter, String sort, boolean descending, int page, int pages) {
    public TableView {
        filter = Map.copyOf(new LinkedHashMap<>(filter));
        if (page < 1 || page > pages) {
            throw new IllegalArgumentException("page out of range: " + page + " of " + pages);
        }
    }

    /** The same, sorted by a column; the other way round if it is already. */
    public String sortHref(String column) {
        boolean turned = column.equals(sort) && !descending;
        return path + "?" + query("sort", column, "dir", turned ? "desc" : "");
    }

    /** Value of {@code aria-sort} of a column. */
    public String ariaSort(String column) {
        return !column.equals(sort) ? "none" : descending ? "descending" : "ascending";
    }

    public String pageHref(int number) {
        return path + "?" + query("sort", sort, "dir", descending ? "desc" : "", "page", number > 1 ? "" + number : "");
    }

    /** All rows of the same choice and order as CSV. */
    public String csvHref() {
        String query = query("sort", sort, "dir", descending ? "desc" : "");
        return path + ".csv" + (query.isEmpty() ? "" : "?" + query);
    }

    private String query(String... more) {
        StringJoiner query = new StringJoiner("&");
        filter.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> entry.getValue()
                .forEach(value -> add(query, entry.getKey(), value)));
        for (int i = 0; i < more.length; i += 2) {
            add(query, more[i], more[i + 1]);
        }
        return query.toString();
    }

    private static void add(StringJoiner query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
