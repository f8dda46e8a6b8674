package de.angstraumkarte.edge.desk;

import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.ErrorView;
import io.javalin.http.Context;
import java.util.Optional;

/** Says in the frame of the staff area what went wrong there. */
public final class DeskErrors {
    private static final int SERVER_FAULT = 500;

    private final DeskRoutes desk;
    private final DeskPages pages;
    private final DeskTemplates templates;

    public DeskErrors(DeskRoutes desk, DeskPages pages, DeskTemplates templates) {
        this.desk = desk;
        this.pages = pages;
        this.templates = templates;
    }

    /** The page; empty outside the staff area, for visitors, and when the store may be what failed. */
    public Optional<String> page(Context ctx, ErrorView view) {
        return view.status() >= SERVER_FAULT
                ? Optional.empty()
                : desk.signedIn(ctx).map(session -> templates.error(pages.page(ctx, session.staff()), view));
    }
}
