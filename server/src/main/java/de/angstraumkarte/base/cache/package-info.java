/** Answers that are kept because they are dear to make. */
@NullMarked
package de.angstraumkarte.base.cache;

import org.jspecify.annotations.NullMarked;
