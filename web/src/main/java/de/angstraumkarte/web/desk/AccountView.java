package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.Difference;
import de.angstraumkarte.web.FormView;
import java.util.List;

/**
 * One account for admins to keep, or a new one.
 *
 * @param id 0 for a new one
 * @param login empty for a new one
 * @param version what the form is based on
 * @param form with {@code name}, {@code role}, {@code unit}, and {@code login} for a new one
 * @param differences what somebody else changed meanwhile; empty if nobody did
 */
public record AccountView(
        long id,
        String login,
        int version,
        boolean secondFactor,
        boolean disabled,
        FormView form,
        List<Choice> roles,
        List<Choice> units,
        List<Difference> differences) {
    public AccountView {
        roles = List.copyOf(roles);
        units = List.copyOf(units);
        differences = List.copyOf(differences);
    }
}
