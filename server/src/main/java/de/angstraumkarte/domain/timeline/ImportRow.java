package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.place.PlaceDraft;
import java.util.List;

/**
 * One row of an imported file.
 *
 * @param line line of the file where it begins, from 1
 * @param draft what could be read of it
 * @param errors what could not; the fields concerned are null in the draft
 */
public record ImportRow(int line, PlaceDraft draft, List<FieldError> errors) {
    public ImportRow {
        errors = List.copyOf(errors);
    }
}
