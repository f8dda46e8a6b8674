package de.angstraumkarte.base.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * A notification that a mail of ours did not reach somebody and never will (RFC 3464). Anybody can write one; what it says is
 * worth what the signature in {@code unsubscribe} is worth, which only our own mails have.
 *
 * @param unsubscribe paths out of the header List-Unsubscribe of the mail that came back
 */
record Bounce(List<String> unsubscribe) {
    /** A delivery status is part 2 of a report, the mail it is about part 3 (RFC 6522). */
    private static final int STATUS = 1;

    private static final int RETURNED = 2;
    /** Ours have one. */
    private static final int MOST_PATHS = 5;

    private static final Pattern ADDRESS = Pattern.compile("<([^<>\\s]{1,400})>");

    /**
     * Reads a mail of the mailbox that bounces come back to; empty if it is anything else, e.g. news of a delay, a holiday
     * notice or a letter.
     *
     * @param baseUrl address of the map, without slash at the end
     */
    static Optional<Bounce> read(MimeMessage message, String baseUrl) throws MessagingException, IOException {
        if (!isDeliveryReport(message.getContentType())) {
            return Optional.empty();
        }
        // By hand and not by content handlers: those are found by files that a single jar may have only once.
        MimeMultipart report = new MimeMultipart(message.getDataHandler().getDataSource());
        if (report.getCount() <= RETURNED || !isForGood(report.getBodyPart(STATUS))) {
            return Optional.empty();
        }
        List<String> paths = paths(report.getBodyPart(RETURNED), baseUrl);
        return paths.isEmpty() ? Optional.empty() : Optional.of(new Bounce(paths));
    }

    private static boolean isDeliveryReport(String type) throws MessagingException {
        ContentType content = new ContentType(type);
        return content.match("multipart/report")
                && "delivery-status".equalsIgnoreCase(content.getParameter("report-type"));
    }

    /** Our mails have one recipient; a report about several is about something else unless it says the same of all. */
    private static boolean isForGood(BodyPart part) throws MessagingException, IOException {
        if (!part.isMimeType("message/delivery-status") && !part.isMimeType("message/global-delivery-status")) {
            return false;
        }
        DeliveryStatus status = new DeliveryStatus(part.getInputStream());
        for (int i = 0; i < status.getRecipientDSNCount(); i++) {
            InternetHeaders fields = status.getRecipientDSN(i);
            boolean failed = "failed".equalsIgnoreCase(first(fields, "Action"));
            boolean gone = EnhancedStatus.in(first(fields, "Status"))
                    .map(EnhancedStatus::endsAddress)
                    .orElse(false);
            if (!failed || !gone) {
                return false;
            }
        }
        return status.getRecipientDSNCount() > 0;
    }

    private static String first(InternetHeaders fields, String name) {
        String @Nullable [] values = fields.getHeader(name);
        return values == null ? "" : values[0].strip();
    }

    /** The whole mail and its headers alone begin in the same way. */
    private static List<String> paths(BodyPart part, String baseUrl) throws MessagingException, IOException {
        List<String> paths = new ArrayList<>();
        if (part.isMimeType("message/rfc822")
                || part.isMimeType("text/rfc822-headers")
                || part.isMimeType("message/global")
                || part.isMimeType("message/global-headers")) {
            String header = first(new InternetHeaders(part.getInputStream(), true), "List-Unsubscribe");
            Matcher matcher = ADDRESS.matcher(MimeUtility.unfold(header));
            while (matcher.find() && paths.size() < MOST_PATHS) {
                if (matcher.group(1).startsWith(baseUrl + "/")) {
                    paths.add(matcher.group(1).substring(baseUrl.length()));
                }
            }
        }
        return paths;
    }
}
