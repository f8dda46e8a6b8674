package de.angstraumkarte.edge.importer;

/**
 * A file that cannot be read as a whole, in contrast to a bad row of it. Carries the key of a text below {@code import.file.}
 * and what the text needs; never a part of the file.
 */
final class FileProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final transient Object[] args;

    FileProblem(String code, Object... args) {
        super(code, null, false, false);
        this.code = code;
        this.args = args.clone();
    }

    String code() {
        return code;
    }

    Object[] args() {
        return args.clone();
    }
}
