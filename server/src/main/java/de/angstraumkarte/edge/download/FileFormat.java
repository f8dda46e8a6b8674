package de.angstraumkarte.edge.download;

import de.angstraumkarte.domain.collection.OpenCollection;
import org.jspecify.annotations.Nullable;

/** The kinds of files that collections are offered as. */
public enum FileFormat {
    GEOJSON("GeoJSON", ".geojson", "GEOJSON", "application/geo+json"),
    CSV("CSV", ".csv", "CSV", "text/csv"),
    /** The EU's list has no word for it, and it is not registered with IANA. */
    FLATGEOBUF("FlatGeobuf", ".fgb", "OCTET", null);

    private final String title;
    private final String ending;
    private final String euType;
    private final @Nullable String mediaType;

    FileFormat(String title, String ending, String euType, @Nullable String mediaType) {
        this.title = title;
        this.ending = ending;
        this.euType = euType;
        this.mediaType = mediaType;
    }

    /** Its word in the EU's list of file types. */
    String euType() {
        return euType;
    }

    /** Registered media type; null if it has none. */
    @Nullable
    String mediaType() {
        return mediaType;
    }

    /** What it is called, in any language. */
    public String title() {
        return title;
    }

    /** Last part of the address. */
    public String fileName(OpenCollection collection) {
        return collection.id() + ending;
    }

    /** Path of the file. */
    public String href(OpenCollection collection) {
        return DownloadRoutes.PATH + fileName(collection);
    }
}
