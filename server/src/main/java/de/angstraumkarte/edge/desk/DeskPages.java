package de.angstraumkarte.edge.desk;

import de.angstraumkarte.domain.account.Session;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.desk.DeskPage;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all pages of the staff area have in common. */
public final class DeskPages {
    private static final String NOTICE = "notice";
    private static final int NOTICE_SECONDS = 60;

    private final Function<Context, PageView> frame;

    /** @param frame makes what every page needs, staff area or not */
    public DeskPages(Function<Context, PageView> frame) {
        this.frame = frame;
    }

    /** The common part of a page; takes along the notice of what was just done, so that it is shown once. */
    public DeskPage page(Context ctx, Staff staff) {
        Session session = DeskRoutes.current(ctx);
        PageView page = frame.apply(ctx);
        return new DeskPage(
                page,
                staff.name(),
                staff.role().slug(),
                session.account().unitTitle(),
                session.csrf(),
                takeNotice(ctx, page.messages()));
    }

    /** A page before anybody is signed in. */
    PageView frame(Context ctx) {
        return frame.apply(ctx);
    }

    /**
     * Sends a page that no cache keeps. Not compressed: it holds a secret beside what others typed, and the size of a compressed
     * page would tell one from the other (BREACH).
     */
    public void send(Context ctx, String html) {
        ctx.header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result(html);
    }

    /** After a form did its work: shows another page, with a sentence about what was done. */
    public static void done(Context ctx, String path, String noticeKey) {
        ctx.cookie(new Cookie(NOTICE, noticeKey, DeskRoutes.ROOT, NOTICE_SECONDS, false, true, null, SameSite.LAX));
        ctx.redirect(path, HttpStatus.SEE_OTHER);
    }

    /** The notice that a request brings along, only if it is one of ours; it is gone afterwards. */
    static @Nullable String takeNotice(Context ctx, Messages messages) {
        String key = ctx.cookie(NOTICE);
        if (key == null) {
            return null;
        }
        ctx.removeCookie(NOTICE, DeskRoutes.ROOT);
        return key.contains(".notice.") && messages.has(key) ? key : null;
    }
}
