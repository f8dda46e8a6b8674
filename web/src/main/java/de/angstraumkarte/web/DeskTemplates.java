package de.angstraumkarte.web;

import de.angstraumkarte.web.desk.AccountView;
import de.angstraumkarte.web.desk.AccountsView;
import de.angstraumkarte.web.desk.AuditView;
import de.angstraumkarte.web.desk.DeadlinesView;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.DeskPlaceView;
import de.angstraumkarte.web.desk.HookSecretView;
import de.angstraumkarte.web.desk.HookView;
import de.angstraumkarte.web.desk.HooksView;
import de.angstraumkarte.web.desk.InboxView;
import de.angstraumkarte.web.desk.LoginView;
import de.angstraumkarte.web.desk.MailsView;
import de.angstraumkarte.web.desk.MeasureBoardView;
import de.angstraumkarte.web.desk.MeasureCaseView;
import de.angstraumkarte.web.desk.MeasurePlanView;
import de.angstraumkarte.web.desk.MergeView;
import de.angstraumkarte.web.desk.NewPasswordView;
import de.angstraumkarte.web.desk.NewsPreview;
import de.angstraumkarte.web.desk.OwnAccountView;
import de.angstraumkarte.web.desk.PasswordView;
import de.angstraumkarte.web.desk.PlaceEditView;
import de.angstraumkarte.web.desk.PlacePhotosView;
import de.angstraumkarte.web.desk.PlacesView;
import de.angstraumkarte.web.desk.ReportPageView;
import de.angstraumkarte.web.desk.SecondFactorView;
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

    /** "/verwaltung/anmelden/code": the second factor. */
    public String loginCode(PageView page, LoginView view) {
        return templates.render("desk/loginCode.jte", page, view);
    }

    /** What went wrong, for somebody who is signed in. */
    public String error(DeskPage page, ErrorView view) {
        return templates.render("desk/error.jte", page, view);
    }

    /** "/verwaltung/konto": the own account. */
    public String ownAccount(DeskPage page, OwnAccountView view) {
        return templates.render("desk/ownAccount.jte", page, view);
    }

    /** "/verwaltung/eingang": what residents sent. */
    public String inbox(DeskPage page, InboxView view) {
        return templates.render("desk/inbox.jte", page, view);
    }

    /** "/verwaltung/eingang/{id}": one report. */
    public String report(DeskPage page, ReportPageView view) {
        return templates.render("desk/report.jte", page, view);
    }

    /** "/verwaltung/orte/{id}/zusammenfuehren": two places that are one. */
    public String merge(DeskPage page, MergeView view) {
        return templates.render("desk/merge.jte", page, view);
    }

    /** "/verwaltung/orte/{id}/fotos": the photos of a place. */
    public String placePhotos(DeskPage page, PlacePhotosView view) {
        return templates.render("desk/placePhotos.jte", page, view);
    }

    /** "/verwaltung/konto/passwort". */
    public String password(DeskPage page, PasswordView view) {
        return templates.render("desk/password.jte", page, view);
    }

    /** "/verwaltung/konto/zweiter-faktor". */
    public String secondFactor(DeskPage page, SecondFactorView view) {
        return templates.render("desk/secondFactor.jte", page, view);
    }

    /** "/verwaltung/konten". */
    public String accounts(DeskPage page, AccountsView view) {
        return templates.render("desk/accounts.jte", page, view);
    }

    /** "/verwaltung/konten/{id}", and ".../neu". */
    public String account(DeskPage page, AccountView view) {
        return templates.render("desk/account.jte", page, view);
    }

    /** The answer to a new account or a reset password. */
    public String newPassword(DeskPage page, NewPasswordView view) {
        return templates.render("desk/newPassword.jte", page, view);
    }

    /** "/verwaltung/protokoll". */
    public String audit(DeskPage page, AuditView view) {
        return templates.render("desk/audit.jte", page, view);
    }

    /** "/verwaltung/mails". */
    public String mails(DeskPage page, MailsView view) {
        return templates.render("desk/mails.jte", page, view);
    }

    /** "/verwaltung/webhooks". */
    public String hooks(DeskPage page, HooksView view) {
        return templates.render("desk/hooks.jte", page, view);
    }

    /** "/verwaltung/webhooks/{id}", and ".../neu". */
    public String hook(DeskPage page, HookView view) {
        return templates.render("desk/hook.jte", page, view);
    }

    /** The answer to a new webhook or another secret. */
    public String hookSecret(DeskPage page, HookSecretView view) {
        return templates.render("desk/hookSecret.jte", page, view);
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

    /** "/verwaltung/massnahmen/{id}/zurueckgeben": giving it back to the coordinators. */
    public String handBackMeasure(DeskPage page, MeasureCaseView view) {
        return templates.render("desk/handBackMeasure.jte", page, view);
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

    /** "/verwaltung/orte": the table of all places. */
    public String places(DeskPage page, PlacesView view) {
        return templates.render("desk/places.jte", page, view);
    }

    /** "/verwaltung/orte/{id}": everything about one place. */
    public String place(DeskPage page, DeskPlaceView view) {
        return templates.render("desk/place.jte", page, view);
    }

    /** News as the public will read it. */
    public String newsPreview(DeskPage page, NewsPreview view) {
        return templates.render("desk/newsPreview.jte", page, view);
    }

    /** "/verwaltung/orte/{id}/bearbeiten" and "/verwaltung/orte/neu". */
    public String placeEdit(DeskPage page, PlaceEditView view) {
        return templates.render("desk/placeEdit.jte", page, view);
    }
}
