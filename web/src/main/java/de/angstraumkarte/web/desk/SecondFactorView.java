package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.FormView;
import org.jspecify.annotations.Nullable;

/**
 * The second factor of the own account.
 *
 * @param on whether there is one
 * @param due whether nothing else is possible before there is one
 * @param secret Base32 in groups, of what was begun and not yet confirmed; null if nothing was begun
 * @param qrPath the same as dark squares of a QR code, SVG path in a box of {@code qrSize}; null if nothing was begun
 */
public record SecondFactorView(
        FormView form, boolean on, boolean due, @Nullable String secret, @Nullable String qrPath, int qrSize) {}
