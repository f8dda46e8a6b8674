package de.angstraumkarte.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server sends back for a mail of ours (RFC 3464), as Postfix writes it.
 *
 * @param url address in the header List-Unsubscribe of the mail that came back
 * @param report parameter report-type; null for a letter, which is no report
 * @param returned type of the third part
 */
public record BounceMail(
        String url,
        @Nullable String report,
        String action,
        String status,
        String returned,
        int padding,
        boolean whole) {
    /** One that the address does not exist. */
    public static BounceMail of(String url) {
        return new BounceMail(url, "delivery-status", "failed", "5.1.1", "message/rfc822", 0, true);
    }

    /** What somebody on holiday sends back, with our mail below. */
    public static BounceMail letter(String url) {
        return new BounceMail(url, null, "failed", "5.1.1", "message/rfc822", 0, true);
    }

    public BounceMail action(String otherAction, String otherStatus) {
        return new BounceMail(url, report, otherAction, otherStatus, returned, padding, whole);
    }

    public BounceMail report(String type) {
        return new BounceMail(url, type, action, status, returned, padding, whole);
    }

    /** Only the headers of our mail come back. */
    public BounceMail headersOnly() {
        return new BounceMail(url, report, action, status, "text/rfc822-headers", padding, whole);
    }

    public BounceMail padded(int characters) {
        return new BounceMail(url, report, action, status, returned, characters, whole);
    }

    /** It ends in the middle of its status. */
    public BounceMail broken() {
        return new BounceMail(url, report, action, status, returned, padding, false);
    }

    public MimeMessage message() throws MessagingException {
        byte[] bytes = text().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    private String text() {
        String header = report == null
                ? "Subject: Abwesend\nAuto-Submitted: auto-replied\nContent-Type: multipart/mixed; boundary=\"b\"\n"
                : "Subject: Undelivered Mail Returned to Sender\nContent-Type: multipart/report; report-type=" + report
                        + ";\n boundary=\"b\"\n";
        String all =
                """
                From: MAILER-DAEMON@mx.example.org
                To: bounces@karte.example
                MIME-Version: 1.0
                %s
                --b
                Content-Type: text/plain; charset=utf-8

                I'm sorry to have to inform you. %s

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org
                Arrival-Date: Sat, 21 Nov 2026 11:00:00 +0100 (CET)

                Final-Recipient: rfc822; anna@example.org
                Action: %s
                Status: %s
                Remote-MTA: dns; mail.example.org
                Diagnostic-Code: smtp; 550 5.1.1 <anna@example.org>: unknown

                --b
                Content-Type: %s

                From: karte@karte.example
                To: anna@example.org
                Subject: =?UTF-8?Q?Neuigkeit?=
                List-Unsubscribe:
                 <%s>
                List-Unsubscribe-Post: List-Unsubscribe=One-Click
                MIME-Version: 1.0

                Guten Tag
                --b--
                """
                        .formatted(header, "x".repeat(padding), action, status, returned, url);
        return whole ? all : all.substring(0, all.indexOf("Status: "));
    }
}
