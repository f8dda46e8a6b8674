/** What is kept because it is dear to make, and files to keep it in. */
@NullMarked
package de.angstraumkarte.base.cache;

import org.jspecify.annotations.NullMarked;
