/** Configuration: one validated record from environment and defaults. */
@NullMarked
package de.angstraumkarte.base.config;

import org.jspecify.annotations.NullMarked;
