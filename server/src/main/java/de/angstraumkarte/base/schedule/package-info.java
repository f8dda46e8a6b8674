/** Work that is done because time passes, not because somebody asks. */
@NullMarked
package de.angstraumkarte.base.schedule;

import org.jspecify.annotations.NullMarked;
