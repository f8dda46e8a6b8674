package de.angstraumkarte.base.mail;

import de.angstraumkarte.base.config.MailConfig;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/** Hands mails to an SMTP server. */
public final class Mailer {
    /** For each thing the server is waited for. */
    private static final String TIMEOUT_MILLIS = "10000";

    private final MailConfig config;
    private final String baseUrl;
    private final Clock clock;
    private final String domain;
    private final Session session;

    /** @param baseUrl address of the map, without slash at the end */
    public Mailer(MailConfig config, String baseUrl, Clock clock) {
        this.config = config;
        this.baseUrl = baseUrl;
        this.clock = clock;
        this.domain = config.from().substring(config.from().lastIndexOf('@') + 1);
        this.session = Session.getInstance(properties());
    }

    /** One conversation with the server. Not thread-safe. */
    final class Connection implements AutoCloseable {
        private final Transport transport;

        private Connection(Transport transport) {
            this.transport = transport;
        }

        void send(WaitingMail mail) throws MailFailure {
            try {
                MimeMessage message = message(mail);
                transport.sendMessage(message, message.getAllRecipients());
            } catch (MessagingException e) {
                throw MailFailure.sending(e);
            }
        }

        /** Whether it is worth sending more over it; asks the server. */
        boolean open() {
            return transport.isConnected();
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException e) {
                // What was sent is sent; the server did not say goodbye.
            }
        }
    }

    /** @throws MailFailure if the server cannot be reached or does not let us in */
    Connection connect() throws MailFailure {
        try {
            Transport transport = session.getTransport();
            transport.connect(config.host(), config.port(), config.user(), config.password());
            return new Connection(transport);
        } catch (MessagingException e) {
            throw MailFailure.connecting(e);
        }
    }

    private MimeMessage message(WaitingMail mail) throws MessagingException {
        String id = "<" + mail.messageId() + "@" + domain + ">";
        MimeMessage message = new MimeMessage(session) {
            /** The library would make up another id for every attempt. */
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(new InternetAddress(config.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
        String utf8 = StandardCharsets.UTF_8.name();
        message.setSubject(mail.title(), utf8);
        message.setText(mail.body().replace(Outbox.BASE, baseUrl), utf8);
        message.setSentDate(Date.from(clock.instant()));
        // RFC 3834: no holiday notices in return.
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.unsubscribe() != null) {
            // RFC 2369 and 8058: the mail program shows a button of its own, which sends a POST.
            message.setHeader("List-Unsubscribe", "<" + baseUrl + mail.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }

    private Properties properties() {
        boolean tls = config.tls() == MailConfig.Tls.TLS;
        String protocol = tls ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", protocol);
        properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "timeout", TIMEOUT_MILLIS);
        properties.put(prefix + "writetimeout", TIMEOUT_MILLIS);
        // Otherwise the name of the machine, which may take a look-up and is nobody's business.
        properties.put(prefix + "localhost", domain);
        if (config.bounceAddress() != null) {
            properties.put(prefix + "from", config.bounceAddress());
        }
        properties.put(prefix + "auth", Boolean.toString(config.user() != null));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (config.tls() == MailConfig.Tls.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        return properties;
    }
}
