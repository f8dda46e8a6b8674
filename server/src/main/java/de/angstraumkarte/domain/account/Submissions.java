package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets what a form asks for happen once, however often and however fast it is sent: forms carry a key that is new for every
 * form shown. The same key with other content is another submission: somebody went back and changed it.
 */
public final class Submissions {
    private static final int KEPT_DAYS = 7;

    private final SubmissionStore store;
    private final Clock clock;

    public Submissions(SubmissionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Does the work unless this person has sent the same before. To be called before anything else is locked.
     *
     * @param key of the form; null if it has none: then the work is done
     * @param content all that the form says
     * @param work in the same transaction; returns a short text that leads to what it did
     * @return what the first sending led to
     */
    public String once(Tx tx, Staff staff, @Nullable String key, String content, Supplier<String> work) {
        if (key == null) {
            return work.get();
        }
        String hash = hash(key, content);
        store.lock(tx, staff.accountId());
        Optional<String> first = store.findResult(tx, staff.accountId(), hash);
        if (first.isPresent()) {
            return first.get();
        }
        String result = work.get();
        OffsetDateTime now = OffsetDateTime.now(clock);
        store.deleteBefore(tx, staff.accountId(), now.minusDays(KEPT_DAYS));
        store.insert(tx, staff.accountId(), hash, result, now);
        return result;
    }

    /** With the length of the key in front: what ends one part cannot begin the other. */
    private static String hash(String key, String content) {
        try {
            byte[] all = (key.length() + ":" + key + content).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
