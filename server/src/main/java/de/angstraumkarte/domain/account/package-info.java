/** Staff: accounts, roles, sessions, and the log of what they did. Knows no other folder of the domain. */
@NullMarked
package de.angstraumkarte.domain.account;

import org.jspecify.annotations.NullMarked;
