/** What staff do with a place: write news, edit what the public reads about it, add a new one. */
@NullMarked
package de.angstraumkarte.domain.work;

import org.jspecify.annotations.NullMarked;
