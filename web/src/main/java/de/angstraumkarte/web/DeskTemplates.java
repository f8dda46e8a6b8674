package de.angstraumkarte.web;

import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.DeskPlaceView;
import de.angstraumkarte.web.desk.LoginView;
import de.angstraumkarte.web.desk.NewsPreview;
import de.angstraumkarte.web.desk.PlaceEditView;
import de.angstraumkarte.web.desk.PlacesView;

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
