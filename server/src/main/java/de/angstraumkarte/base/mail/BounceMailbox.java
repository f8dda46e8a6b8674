package de.angstraumkarte.base.mail;

import de.angstraumkarte.base.config.BounceConfig;
import de.angstraumkarte.base.config.MailConfig;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mailbox that mails come back to. What ends a subscription is deleted after that is durable, so a crash between
 * repeats it; everything else stays, marked as read, for people. Neither addresses nor texts get into a log.
 */
public final class BounceMailbox {
    private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);
    /** For each thing the server is waited for. */
    private static final String TIMEOUT_MILLIS = "5000";
    /** Other chores wait meanwhile; what is left is read next time. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(30);

    private static final int MOST_MAILS = 500;
    /** Our mails are far smaller, and so is a report with one of them in it. */
    private static final int MOST_BYTES = 256 * 1024;

    private final BounceConfig config;
    private final String baseUrl;
    private final Outbox outbox;
    private final Session session;

    /** @param baseUrl address of the map, without slash at the end */
    public BounceMailbox(BounceConfig config, String baseUrl, Outbox outbox) {
        this.config = config;
        this.baseUrl = baseUrl;
        this.outbox = outbox;
        this.session = Session.getInstance(properties());
    }

    /** Reads what is unread. A mailbox that does not answer is tried again next time. */
    public void read(OffsetDateTime now) {
        try (Store store = session.getStore()) {
            try {
                store.connect(config.host(), config.port(), config.user(), config.password());
            } catch (MessagingException e) {
                LOG.warn("mailbox of bounces: {}", MailFailure.connecting(e).error());
                return;
            }
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                read(inbox);
            }
        } catch (MessagingException e) {
            // What the server or the library says may repeat addresses.
            LOG.warn("mailbox of bounces: {}", e.getClass().getSimpleName());
        }
    }

    /** Closing the folder deletes what is marked as deleted. */
    private void read(Folder inbox) throws MessagingException {
        long end = System.nanoTime() + LONGEST_RUN.toNanos();
        int handled = 0;
        int left = 0;
        for (Message message : inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
            if (handled + left == MOST_MAILS || System.nanoTime() > end) {
                break;
            }
            boolean ours = ends(message);
            message.setFlag(ours ? Flags.Flag.DELETED : Flags.Flag.SEEN, true);
            if (ours) {
                handled++;
            } else {
                left++;
            }
        }
        if (handled + left > 0) {
            LOG.info("mailbox of bounces: {} handled, {} left for people", handled, left);
        }
    }

    private boolean ends(Message message) throws MessagingException {
        int size = message.getSize();
        if (size < 0 || size > MOST_BYTES) {
            return false;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        Optional<Bounce> bounce;
        try {
            message.writeTo(bytes);
            bounce = Bounce.read(new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray())), baseUrl);
        } catch (IOException | MessagingException | RuntimeException e) {
            // Anybody can send anything here.
            return false;
        }
        // All of them: a path that is not ours does not hide one that is.
        return bounce.isPresent()
                && bounce.get().unsubscribe().stream().filter(outbox::bounced).count() > 0;
    }

    private Properties properties() {
        boolean tls = config.tls() == MailConfig.Tls.TLS;
        String protocol = tls ? "imaps" : "imap";
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put("mail.store.protocol", protocol);
        properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "timeout", TIMEOUT_MILLIS);
        properties.put(prefix + "writetimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        // Reading alone marks nothing as read: after a crash it is read again.
        properties.put(prefix + "peek", "true");
        if (config.tls() == MailConfig.Tls.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        return properties;
    }
}
