/** The try-out: made-up examples, marked as such, on a store that does not outlive the process. */
@NullMarked
package de.angstraumkarte.edge.demo;

import org.jspecify.annotations.NullMarked;
