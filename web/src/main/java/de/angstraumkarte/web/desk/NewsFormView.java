package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.Difference;
import de.angstraumkarte.web.FormView;
import java.util.List;

/**
 * The form to write news.
 *
 * @param version of the place the person sees
 * @param statuses that may follow; empty if the person may not change the status
 * @param differences what somebody else changed meanwhile; empty if nobody did
 * @param opened whether the person is in the middle of writing
 */
public record NewsFormView(
        int version,
        FormView form,
        List<Choice> statuses,
        List<Choice> reasons,
        List<Difference> differences,
        boolean opened) {}
