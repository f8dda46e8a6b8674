package de.angstraumkarte.web;

import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.LoginView;
import de.angstraumkarte.web.desk.MailsView;

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
}
