package de.angstraumkarte.web;

import de.angstraumkarte.web.desk.DeadlinesView;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.LoginView;
import de.angstraumkarte.web.desk.MailsView;
import de.angstraumkarte.web.desk.MeasureBoardView;
import de.angstraumkarte.web.desk.MeasureCaseView;
import de.angstraumkarte.web.desk.MeasurePlanView;
import de.angstraumkarte.web.desk.UnitView;
import de.angstraumkarte.web.desk.UnitsView;

/** Renders the pages of the staff area. Safe to share between threads. */
public final class DeskTemplates {
    private final Templates templates;

    public DeskTemplates(Templates templates) {
        this.templates = templates;
    }

    /** "/verwaltung/anmelden". */
    public String login(PageView page, LoginView view) {
        return templates.render("desk/login.jte", page, view);
    }

    /** "/verwaltung/konto": the own account. */
    public String ownAccount(DeskPage page, FormView view) {
        return templates.render("desk/ownAccount.jte", page, view);
    }

    /** "/verwaltung/mails". */
    public String mails(DeskPage page, MailsView view) {
        return templates.render("desk/mails.jte", page, view);
    }

    /** "/verwaltung/massnahmen": the measures of all offices. */
    public String measures(DeskPage page, MeasureBoardView view) {
        return templates.render("desk/measures.jte", page, view);
    }

    /** "/verwaltung/massnahmen/neu": planning a measure. */
    public String planMeasure(DeskPage page, MeasurePlanView view) {
        return templates.render("desk/planMeasure.jte", page, view);
    }

    /** "/verwaltung/massnahmen/{id}": one measure, with the form that moves it on. */
    public String measure(DeskPage page, MeasureCaseView view) {
        return templates.render("desk/measure.jte", page, view);
    }

    /** "/verwaltung/massnahmen/{id}/stelle": giving it to another office. */
    public String passOnMeasure(DeskPage page, MeasureCaseView view) {
        return templates.render("desk/passOnMeasure.jte", page, view);
    }

    /** "/verwaltung/massnahmen/{id}/aendern": changing what it is. */
    public String changeMeasure(DeskPage page, MeasureCaseView view) {
        return templates.render("desk/changeMeasure.jte", page, view);
    }

    /** "/verwaltung/stellen": the offices. */
    public String units(DeskPage page, UnitsView view) {
        return templates.render("desk/units.jte", page, view);
    }

    /** "/verwaltung/stellen/{id}": one office, or a new one. */
    public String unit(DeskPage page, UnitView view) {
        return templates.render("desk/unit.jte", page, view);
    }

    /** "/verwaltung/stellen/{id}/stilllegen": an office is to get no more work. */
    public String disableUnit(DeskPage page, UnitView view) {
        return templates.render("desk/disableUnit.jte", page, view);
    }

    /** "/verwaltung/fristen": what is overdue or falls due soon. */
    public String deadlines(DeskPage page, DeadlinesView view) {
        return templates.render("desk/deadlines.jte", page, view);
    }
}
