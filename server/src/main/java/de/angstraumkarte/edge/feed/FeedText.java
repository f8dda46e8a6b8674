package de.angstraumkarte.edge.feed;

/** Texts from the store, fit for every reader. */
final class FeedText {
    private FeedText() {}

    /** Without what XML 1.0 (2.2) has no way to write, control characters and halves of pairs; everything else stays. */
    static String clean(String text) {
        if (text.codePoints().allMatch(FeedText::isAllowed)) {
            return text;
        }
        return text.codePoints()
                .filter(FeedText::isAllowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int codePoint) {
        if (codePoint == '\n' || codePoint == '\t') {
            return true;
        }
        return !Character.isISOControl(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE
                && codePoint != 0xFFFE
                && codePoint != 0xFFFF;
    }
}
