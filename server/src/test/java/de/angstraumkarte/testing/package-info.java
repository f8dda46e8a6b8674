/** What tests share. */
@NullMarked
package de.angstraumkarte.testing;

import org.jspecify.annotations.NullMarked;
