package de.angstraumkarte.base.mail;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the mails.
 *
 * @param configured whether there is a server to send them to
 * @param waiting number of mails that will be tried again
 * @param dead number of mails that are not tried any more
 * @param oldest since when the oldest waiting one waits; null if none does
 */
public record MailState(boolean configured, int waiting, int dead, @Nullable OffsetDateTime oldest) {}
