package de.angstraumkarte.base.http;

import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows a form again, with everything that was typed and what is wrong with it. */
public final class Forms {
    private Forms() {}

    /**
     * The form as it was sent, except passwords and codes.
     *
     * @param errors what is wrong; empty if only something else on the page needs attention
     */
    public static FormView again(Context ctx, Messages messages, List<FieldError> errors) {
        Map<String, List<String>> values = new LinkedHashMap<>(ctx.formParamMap());
        values.keySet()
                .removeIf(name ->
                        name.equals(Params.CSRF) || name.toLowerCase().contains("password") || name.equals("code"));
        return new FormView(values, faults(messages, errors));
    }

    /** What is wrong, in words. */
    public static List<FormView.Fault> faults(Messages messages, List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FormView.Fault(
                        error.field(),
                        ProblemMapper.label(messages, error.field()),
                        ProblemMapper.text(messages, error)))
                .toList();
    }
}
