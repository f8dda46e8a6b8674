package de.angstraumkarte.edge.download;

/** The licence of all that can be downloaded. */
final class Licence {
    static final String NAME = "ODbL-1.0";
    static final String URL = "https://opendatacommons.org/licenses/odbl/1-0/";
    /** Its name in the vocabulary of DCAT-AP.de. */
    static final String DCAT_AP_DE = "http://dcat-ap.de/def/licenses/odbl";

    private Licence() {}
}
