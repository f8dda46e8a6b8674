/** Accounts of staff from the command line. */
@NullMarked
package de.angstraumkarte.edge.account;

import org.jspecify.annotations.NullMarked;
