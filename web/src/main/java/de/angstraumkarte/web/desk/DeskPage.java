package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.PageView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page of the staff area needs.
 *
 * @param page what every page needs
 * @param name of the person who is signed in
 * @param role slug of the person's role
 * @param unit title of the person's office; null for none
 * @param csrf value of the hidden field {@code csrf} that every form carries
 * @param notice key of a sentence about what was just done; null for nothing
 */
public record DeskPage(
        PageView page, String name, String role, @Nullable String unit, String csrf, @Nullable String notice) {
    /** One entry of the navigation. */
    public record Entry(String href, String textKey) {}

    private static final List<Entry> ALL = List.of(
            new Entry("/verwaltung/eingang", "desk.nav.inbox"),
            new Entry("/verwaltung/fristen", "desk.nav.deadlines"),
            new Entry("/verwaltung/orte", "desk.nav.places"),
            new Entry("/verwaltung/massnahmen", "desk.nav.measures"));
    private static final List<Entry> ADMIN = List.of(
            new Entry("/verwaltung/stellen", "desk.nav.units"),
            new Entry("/verwaltung/konten", "desk.nav.accounts"),
            new Entry("/verwaltung/protokoll", "desk.nav.log"),
            new Entry("/verwaltung/mails", "desk.nav.mails"),
            new Entry("/verwaltung/webhooks", "desk.nav.hooks"));

    /** The work itself. */
    public List<Entry> entries() {
        return ALL;
    }

    /** What keeps the work going; empty for everyone but admins. */
    public List<Entry> adminEntries() {
        return role.equals("admin") ? ADMIN : List.of();
    }

    /** The text for a key, see {@link PageView#text}. */
    public String text(String key, @Nullable Object... args) {
        return page.text(key, args);
    }

    public String asset(String file) {
        return page.asset(file);
    }
}
