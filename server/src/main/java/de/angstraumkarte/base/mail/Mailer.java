package de.angstraumkarte.base.mail;

import de.angstraumkarte.base.config.MailConfig;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Hands mails to an SMTP server. */
public final class Mailer {
    private static final String TIMEOUT_MILLIS = "10000";

    private final MailConfig config;
    private final String baseUrl;
    private final Clock clock;
    private final Session session;

    /** @param baseUrl address of the map, without slash at the end */
    public Mailer(MailConfig config, String baseUrl, Clock clock) {
        this.config = config;
        this.baseUrl = baseUrl;
        this.clock = clock;
        this.session = Session.getInstance(properties(config));
    }

    /**
     * What became of one mail.
     *
     * @param error null if the server took it; else code and kind of the failure, without address or text
     * @param permanent whether trying again is useless
     */
    record Result(WaitingMail mail, @Nullable String error, boolean permanent) {}

    /** Sends mails over one connection; tells of each as soon as it is known. */
    void send(List<WaitingMail> mails, Consumer<Result> results) {
        int done = 0;
        try (Transport transport = session.getTransport()) {
            transport.connect(config.host(), config.port(), config.user(), config.password());
            for (WaitingMail mail : mails) {
                results.accept(send(transport, mail));
                done++;
            }
        } catch (MessagingException e) {
            String error = describe(e);
            mails.subList(done, mails.size()).forEach(mail -> results.accept(new Result(mail, error, false)));
        }
    }

    private Result send(Transport transport, WaitingMail mail) {
        try {
            Message message = message(mail);
            transport.sendMessage(message, message.getAllRecipients());
            return new Result(mail, null, false);
        } catch (MessagingException e) {
            return new Result(mail, describe(e), permanent(e));
        }
    }

    private MimeMessage message(WaitingMail mail) throws MessagingException {
        String id = "<" + mail.messageId() + "@" + domain() + ">";
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
        return message;
    }

    private String domain() {
        return config.from().substring(config.from().lastIndexOf('@') + 1);
    }

    /** 5xx means never, 4xx means later (RFC 5321, 4.2.1); an address that is none is never one. */
    private static boolean permanent(MessagingException e) {
        int code = code(e);
        return code >= 500 && code < 600 || e instanceof AddressException;
    }

    private static int code(MessagingException e) {
        for (Exception next = e; next != null; ) {
            if (next instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (next instanceof SMTPSendFailedException failed && failed.getNextException() == null) {
                return failed.getReturnCode();
            }
            next = next instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return e instanceof SMTPSendFailedException failed ? failed.getReturnCode() : 0;
    }

    /** The message of the exception repeats addresses, so only its kind and the server's code are kept. */
    private static String describe(MessagingException e) {
        int code = code(e);
        if (code > 0) {
            return "SMTP " + code;
        }
        if (e instanceof AuthenticationFailedException) {
            return "SMTP sign-in refused";
        }
        Throwable cause = e.getNextException();
        return (cause == null ? e : cause).getClass().getSimpleName();
    }

    private static Properties properties(MailConfig config) {
        boolean tls = config.tls() == MailConfig.Tls.TLS;
        String protocol = tls ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", protocol);
        properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "timeout", TIMEOUT_MILLIS);
        properties.put(prefix + "writetimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "auth", Boolean.toString(config.user() != null));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (config.tls() == MailConfig.Tls.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        return properties;
    }
}
