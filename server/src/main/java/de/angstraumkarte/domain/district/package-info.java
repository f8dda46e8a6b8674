/** The twelve Stadtbezirke: names, label points, borders once they are known. */
@NullMarked
package de.angstraumkarte.domain.district;

import org.jspecify.annotations.NullMarked;
