/** "Did it help?": asking people who wanted news of a place, some time after its last measure. */
@NullMarked
package de.angstraumkarte.domain.question;

import org.jspecify.annotations.NullMarked;
