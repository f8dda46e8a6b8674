package de.angstraumkarte.domain.report;

/**
 * Who sends, as far as limits need it; never stored.
 *
 * @param address network address
 * @param proven whether a proof of work came with the form
 */
public record Sender(String address, boolean proven) {
    /** The address must not get into a log by accident. */
    @Override
    public String toString() {
        return "Sender";
    }
}
