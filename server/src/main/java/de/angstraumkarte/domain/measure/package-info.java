/** Measures: what which office does at a place, and by when. */
@NullMarked
package de.angstraumkarte.domain.measure;

import org.jspecify.annotations.NullMarked;
