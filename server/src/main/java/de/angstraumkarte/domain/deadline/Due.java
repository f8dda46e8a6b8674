package de.angstraumkarte.domain.deadline;

import java.util.List;

/**
 * Things of one kind that are overdue or fall due soon, the longest overdue first.
 *
 * @param items the first of them
 * @param total number of all
 * @param overdue how many of them are overdue
 */
public record Due<T>(List<T> items, int total, int overdue) {
    public Due {
        items = List.copyOf(items);
    }
}
