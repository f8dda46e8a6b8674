package de.angstraumkarte.domain.follow;

import de.angstraumkarte.base.secret.Signer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The links in mails to followers: ids of follows and a signature over them and what the link is for, so that nobody who did
 * not get the mail can make one. They hold no address and say by themselves nothing about anybody. Thread-safe.
 */
public final class FollowLinks {
    /** What a link is for; one is worth nothing as the other. */
    public enum Purpose {
        /** Says that whoever reads the mail wants it. */
        CONFIRM("/abo/bestaetigen/"),
        /** Ends. */
        END("/abo/ende/");

        private final String path;

        Purpose(String path) {
            this.path = path;
        }

        /** Everything before the token. */
        public String path() {
            return path;
        }
    }

    /** Follows that one mail tells of at most: their ids must fit into the subject of a mail. */
    static final int MOST = 6;

    /** 160 bits. */
    private static final int HEX_DIGITS = 40;

    private static final Pattern TOKEN = Pattern.compile(
            "([1-9]\\d{0,17}(?:\\.[1-9]\\d{0,17}){0," + (MOST - 1) + "})-([0-9a-f]{" + HEX_DIGITS + "})");

    private final Signer signer;

    public FollowLinks(Signer signer) {
        this.signer = signer;
    }

    /** Path of the page that confirms a follow. */
    public String confirm(long id) {
        return path(Purpose.CONFIRM, List.of(id));
    }

    /** Path of the page that ends follows, also with the one click of RFC 8058. */
    public String end(Collection<Long> ids) {
        return path(Purpose.END, ids);
    }

    private String path(Purpose purpose, Collection<Long> ids) {
        String text = text(ids);
        return purpose.path + text + "-" + signature(purpose, text);
    }

    /** Ids as they stand in links and as subjects of mails. */
    static String text(Collection<Long> ids) {
        return ids.stream().map(id -> Long.toString(id)).collect(Collectors.joining("."));
    }

    /** The ids of {@link #text}. */
    static List<Long> ids(String text) {
        return Arrays.stream(text.split("\\.")).map(Long::valueOf).toList();
    }

    /** The follows that a token is about; empty if it is none of ours. Takes the same time for every wrong signature. */
    public List<Long> check(Purpose purpose, String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return List.of();
        }
        byte[] right = signature(purpose, parts.group(1)).getBytes(StandardCharsets.US_ASCII);
        byte[] given = parts.group(2).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(right, given) ? ids(parts.group(1)) : List.of();
    }

    private String signature(Purpose purpose, String ids) {
        return signer.sign(purpose + " " + ids).substring(0, HEX_DIGITS);
    }
}
