/** The open collections of features: which there are, what can be asked of them, and what matches a filter. */
@NullMarked
package de.angstraumkarte.domain.collection;

import org.jspecify.annotations.NullMarked;
