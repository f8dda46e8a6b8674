package de.angstraumkarte.domain.report;

/**
 * Who sends, as far as limits need it; never stored.
 *
 * @param address network address; of a portal, its key
 * @param proven whether a proof of work came with the form
 * @param portal whether it sends for many, and operators gave it a key
 */
public record Sender(String address, boolean proven, boolean portal) {
    public Sender(String address, boolean proven) {
        this(address, proven, false);
    }

    public static Sender portal(String key) {
        return new Sender(key, false, true);
    }

    /** Address and key must not get into a log by accident. */
    @Override
    public String toString() {
        return "Sender";
    }
}
