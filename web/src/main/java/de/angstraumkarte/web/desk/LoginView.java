package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.FormView;
import org.jspecify.annotations.Nullable;

/**
 * Signing in.
 *
 * @param target where to go afterwards; empty for the start
 * @param notice key of a sentence about what was just done; null for nothing
 */
public record LoginView(FormView form, String target, @Nullable String notice) {}
