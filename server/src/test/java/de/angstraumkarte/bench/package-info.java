/** Benchmarks, run by hand; results are committed in {@code docs/bench}. */
@NullMarked
package de.angstraumkarte.bench;

import org.jspecify.annotations.NullMarked;
