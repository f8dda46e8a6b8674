package de.angstraumkarte.web;

import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.InboxView;
import de.angstraumkarte.web.desk.LoginView;
import de.angstraumkarte.web.desk.MailsView;
import de.angstraumkarte.web.desk.MergeView;
import de.angstraumkarte.web.desk.PlacePhotosView;
import de.angstraumkarte.web.desk.ReportPageView;

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
        /** "/verwaltung/mails". */
    }

    public String mails(DeskPage page, MailsView view) {
        return templates.render("desk/mails.jte", page, view);
    }
}
