@NullMarked
package de.angstraumkarte.web;

import org.jspecify.annotations.NullMarked;
