package de.angstraumkarte.edge.feature;

/** The licence of all open data. */
public final class Licence {
    /** As SPDX names it. */
    public static final String NAME = "ODbL-1.0";
    /** As people read it. */
    public static final String TITLE = "ODbL 1.0";

    public static final String URL = "https://opendatacommons.org/licenses/odbl/1-0/";
    /** Its name in the vocabulary of DCAT-AP.de. */
    public static final String DCAT_AP_DE = "http://dcat-ap.de/def/licenses/odbl";

    private Licence() {}
}
