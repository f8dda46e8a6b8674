/** What can go wrong with a request, as a closed set of exceptions. Texts live in the message files, here are codes. */
@NullMarked
package de.angstraumkarte.base.problem;

import org.jspecify.annotations.NullMarked;
