package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.web.FormView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hidden field of forms that must not do their work twice ({@link de.angstraumkarte.domain.account.Submissions}). */
final class OneTimeKey {
    static final String NAME = "key";

    private static final int LONGEST = 100;

    private OneTimeKey() {}

    /** The form with the key it was sent with, or with a new one. */
    static FormView in(FormView form) {
        return form.value(NAME).isEmpty()
                ? form.with(NAME, List.of(UUID.randomUUID().toString()))
                : form;
    }

    /** The key that a form was sent with; null if it has none. */
    static @Nullable String of(Params params) {
        return params.text(NAME, LONGEST);
    }
}
