/** Webhooks: systems of other offices that are told of public news. */
@NullMarked
package de.angstraumkarte.domain.hook;

import org.jspecify.annotations.NullMarked;
