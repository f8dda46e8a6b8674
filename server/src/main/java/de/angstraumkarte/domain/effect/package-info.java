/** Did it help? How safe people feel at a place before and after its measures. */
@NullMarked
package de.angstraumkarte.domain.effect;

import org.jspecify.annotations.NullMarked;
