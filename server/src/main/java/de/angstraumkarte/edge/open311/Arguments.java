package de.angstraumkarte.edge.open311;

import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.FieldError;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every request may say, beside what it is about. The standard wants an empty argument to count as absent. */
final class Arguments {
    /** The only one there is: the address of the city's site, as the standard suggests. */
    static final String JURISDICTION = "dortmund.de";

    private static final String JURISDICTION_ID = "jurisdiction_id";
    /** Nobody needs a key to read, and many clients send one. */
    static final String API_KEY = "api_key";

    private static final List<String> COMMON = List.of(JURISDICTION_ID, API_KEY, Languages.NAME);

    private Arguments() {}

    /** Those of the address; unknown ones are noted as wrong. */
    static Params query(Context ctx, String... names) {
        return common(Params.form(ctx, known(names)));
    }

    /** Those of the body; unknown ones are noted as wrong, but those that are passed over. */
    static Params body(Context ctx, Predicate<String> passedOver, List<String> names) {
        return common(Params.body(ctx, passedOver, known(names.toArray(String[]::new))));
    }

    private static String[] known(String... names) {
        return Stream.concat(Arrays.stream(names), COMMON.stream()).toArray(String[]::new);
    }

    /** @throws NotFound if another jurisdiction is meant */
    private static Params common(Params params) {
        @Nullable String jurisdiction = params.text(JURISDICTION_ID, 200);
        if (jurisdiction != null && !jurisdiction.equalsIgnoreCase(JURISDICTION)) {
            throw new NotFound(FieldError.of(JURISDICTION_ID, "allowed", JURISDICTION));
        }
        return params;
    }
}
