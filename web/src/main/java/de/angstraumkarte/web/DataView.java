package de.angstraumkarte.web;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page about the open data.
 *
 * @param collections everything that can be downloaded whole
 * @param squaresConfirmed how many squares are confirmed as part of the project "nordwärts"
 * @param squaresExpected how many there should be (27)
 * @param bordersKnown whether the borders of the districts have been imported
 * @param districts title of each district by slug, in the order of the titles; each has a feed and a calendar
 * @param linkedData about the same in the words of schema.org, JSON without markup
 * @param embed the snippet that shows the map in another page
 * @param tileAttribution who must be named for the background tiles, null if there are none
 */
public record DataView(
        List<Collection> collections,
        int squaresConfirmed,
        int squaresExpected,
        boolean bordersKnown,
        Map<String, String> districts,
        String linkedData,
        EmbedView embed,
        @Nullable String tileAttribution) {
    public DataView {
        collections = List.copyOf(collections);
        districts = Collections.unmodifiableMap(new LinkedHashMap<>(districts));
    }

    /**
     * A collection to download.
     *
     * @param slug for example "plaetze"
     * @param count number of features, null if it is not told
     * @param changed day of the last change, null if it is not known
     * @param attribution who must be named when it is used
     * @param files by format
     */
    public record Collection(
            String slug, @Nullable Integer count, @Nullable LocalDate changed, String attribution, List<File> files) {
        public Collection {
            files = List.copyOf(files);
        }
    }

    /**
     * A file to download.
     *
     * @param format for example "CSV"
     * @param href path
     * @param mediaType as programs call the format
     * @param bytes size, null if it is not known
     */
    public record File(String format, String href, String mediaType, @Nullable Long bytes) {
        /** The size in words, rounded. */
        public @Nullable String size(Messages messages) {
            if (bytes == null) {
                return null;
            }
            double kilobytes = Math.max(1, bytes / 1000.0);
            return kilobytes < 1000
                    ? messages.text("data.files.kb", Math.round(kilobytes))
                    : messages.text("data.files.mb", Math.round(kilobytes / 100) / 10.0);
        }
    }
}
