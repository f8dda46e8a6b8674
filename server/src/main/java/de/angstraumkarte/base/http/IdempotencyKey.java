package de.angstraumkarte.base.http;

import de.angstraumkarte.base.problem.DomainException.Invalid;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The header with which programs make it safe to send the same thing again. */
public final class IdempotencyKey {
    private static final String NAME = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{16,200}");

    private IdempotencyKey() {}

    /**
     * The key of a request; without one, every request is one of its own.
     *
     * @throws Invalid if it is too short to be hard to guess, or no key at all
     */
    public static String of(Context ctx) {
        return sent(ctx).orElseGet(() -> UUID.randomUUID().toString());
    }

    /**
     * The key of a request, if it has one.
     *
     * @throws Invalid if it is too short to be hard to guess, or no key at all
     */
    public static Optional<String> sent(Context ctx) {
        String key = ctx.header(NAME);
        if (key != null && !KEY.matcher(key).matches()) {
            throw new Invalid(NAME, "idempotency-key", 16, 200);
        }
        return Optional.ofNullable(key);
    }
}
