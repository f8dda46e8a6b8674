/** What is overdue and what falls due soon: undecided reports, promised news, measures. Reads what others write. */
@NullMarked
package de.angstraumkarte.domain.deadline;

import org.jspecify.annotations.NullMarked;
