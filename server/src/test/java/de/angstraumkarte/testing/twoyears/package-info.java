/** Two made-up years of work with the map, the same for every run, of which everything is known. */
@NullMarked
package de.angstraumkarte.testing.twoyears;

import org.jspecify.annotations.NullMarked;
