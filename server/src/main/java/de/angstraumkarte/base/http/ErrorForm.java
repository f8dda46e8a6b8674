package de.angstraumkarte.base.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;

/** How one interface tells its errors where a standard has a form of its own for them. */
public interface ErrorForm {
    /** Whether it is for errors at this path. */
    boolean serves(String path);

    /** Writes body and content type; the status is set already. Never repeats what was sent. */
    void write(Context ctx, Problem problem);

    /**
     * What went wrong.
     *
     * @param code stable word for the kind, as in the {@code type} of a problem
     * @param errors the fields that are wrong; empty if no field is to blame
     * @param json the problem as RFC 9457 has it, for forms that add to it
     */
    record Problem(Messages messages, int status, String code, List<FieldError> errors, ObjectNode json) {
        /** All that is wrong and what would be right, in words. */
        public String description() {
            return errors.isEmpty()
                    ? messages.text("problem." + code)
                    : errors.stream()
                            .map(error -> error.field() + ": " + ProblemMapper.text(messages, error))
                            .collect(Collectors.joining(" "));
        }
    }
}
