/** Mails: written together with what they tell of, sent afterwards, kept until a server has taken them. */
@NullMarked
package de.angstraumkarte.base.mail;

import org.jspecify.annotations.NullMarked;
