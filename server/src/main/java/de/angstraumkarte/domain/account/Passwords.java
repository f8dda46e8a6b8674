package de.angstraumkarte.domain.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import de.angstraumkarte.base.problem.UnavailableException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes of passwords: argon2id with 19 MiB and two passes, the least that OWASP recommends (Password Storage Cheat Sheet),
 * each hash with its own salt and parameters, so that they can be raised later. Thread-safe.
 */
public final class Passwords {
    private static final Argon2Function FUNCTION = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;

    /** More at once would let a flood of sign-ins take the memory and both cores. */
    private static final int AT_ONCE = 2;

    private static final long LONGEST_WAIT_SECONDS = 5;

    /** Hash of something nobody knows any more, made with {@link #FUNCTION}. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$Ev7gfLTvJ50mpowYzkWqZA$sQkCyVQl/NcScS1/SZFaiVPSsl649Io5yviIHtv9rWY";

    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final SecureRandom random = new SecureRandom();

    /** @throws UnavailableException if too many others wait for the same */
    public String hash(String password) {
        return limited(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(FUNCTION).getResult());
    }

    /** @throws UnavailableException if too many others wait for the same */
    public boolean matches(String password, String hash) {
        return limited(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Takes as long as {@link #matches} and fails: so that an unknown name costs the same time as a wrong password. */
    public boolean matchesNobodys(String password) {
        matches(password, NOBODYS);
        return false;
    }

    /** Whether a hash was made with other parameters than today's. */
    public boolean isOutdated(String hash) {
        return !Argon2Function.getInstanceFromHash(hash).equals(FUNCTION);
    }

    /** A random password that can be read out: 100 bits and more, without letters that look alike. */
    public String generated() {
        String letters = "abcdefghijkmnpqrstuvwxyz23456789";
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(i > 0 && i % 5 == 0 ? "-" : "").append(letters.charAt(random.nextInt(letters.length())));
        }
        return password.toString();
    }

    /** 256 random bits as text that needs no quoting in a cookie or a form. */
    String token() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private <T> T limited(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new UnavailableException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException();
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
