package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.Difference;
import de.angstraumkarte.web.FormView;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form to write news.
 *
 * @param version of the place the person sees
 * @param statuses that may follow; empty if the person may not change the status
 * @param usual day by which the next news would be promised as usual; null if none can be promised here
 * @param judgement by what the place is judged; null unless it waits for that and the person may do it
 * @param differences what somebody else changed meanwhile; empty if nobody did
 * @param opened whether the person is in the middle of writing
 */
public record NewsFormView(
        int version,
        FormView form,
        List<Choice> statuses,
        List<Choice> reasons,
        @Nullable LocalDate usual,
        @Nullable JudgementView judgement,
        List<Difference> differences,
        boolean opened) {}
