package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;

/** The own account of whoever is signed in. */
public final class OwnAccountPages {
    private final DeskPages pages;
    private final DeskTemplates templates;

    public OwnAccountPages(DeskPages pages, DeskTemplates templates) {
        this.pages = pages;
        this.templates = templates;
    }

    public void register(DeskRoutes desk) {
        desk.get("/verwaltung/konto", Role.CASE_WORKER, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            pages.send(ctx, templates.ownAccount(pages.page(ctx, staff), FormView.EMPTY));
        });
    }
}
