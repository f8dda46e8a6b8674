/** The store's ground floor: pool, transactions, migrations, durable commits, what differs between engines. */
@NullMarked
package de.angstraumkarte.base.db;

import org.jspecify.annotations.NullMarked;
