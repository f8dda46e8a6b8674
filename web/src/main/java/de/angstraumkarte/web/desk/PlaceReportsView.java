package de.angstraumkarte.web.desk;

import java.util.List;

/**
 * What residents sent about a place, for staff.
 *
 * @param count number of reports that were not withdrawn
 * @param rows the newest of them
 */
public record PlaceReportsView(String placeId, int count, List<InboxRow> rows, List<PhotoView> photos) {}
