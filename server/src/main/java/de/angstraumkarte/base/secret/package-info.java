/** Random keys of this installation, and what is signed or derived with them. */
@NullMarked
package de.angstraumkarte.base.secret;

import org.jspecify.annotations.NullMarked;
