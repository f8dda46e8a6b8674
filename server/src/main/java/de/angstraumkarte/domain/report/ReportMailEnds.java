package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.secret.Signer;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links that end mails to the sender of a report, and nothing else: they show nothing of it. Thread-safe. */
public final class ReportMailEnds {
    /** Everything before the token. */
    public static final String PATH = "/meldung/ende/";

    private static final Pattern TOKEN = Pattern.compile("([1-9]\\d{0,17})-([0-9a-f]{64})");

    private final Signer signer;

    /** @param signer of follow codes; what is signed here can be none of them */
    ReportMailEnds(Signer signer) {
        this.signer = signer;
    }

    /** Path that ends the mails about a report, also with the one click of RFC 8058. */
    String path(long reportId) {
        return PATH + reportId + "-" + signer.sign(text(reportId));
    }

    /** The report that a token is about; empty if it is none of ours. Takes the same time for every wrong signature. */
    OptionalLong read(String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        long id = Long.parseLong(parts.group(1));
        return signer.verifies(text(id), parts.group(2)) ? OptionalLong.of(id) : OptionalLong.empty();
    }

    private static String text(long reportId) {
        return "end mails " + reportId;
    }
}
