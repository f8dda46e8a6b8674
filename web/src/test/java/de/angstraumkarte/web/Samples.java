package de.angstraumkarte.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Views with something in every field, for tests. */
final class Samples {
    static final DistrictRef ESTIMATED_HOERDE = new DistrictRef("hoerde", "Hörde", true);
    static final NewsView OVERDUE = new NewsView(LocalDate.of(2026, 9, 20), LocalDate.of(2026, 10, 18), true);
    static final SourceView SOURCE =
            new SourceView("Ruhr Nachrichten, November 2019", "2019-11", "https://www.example.org/a?b=c&d=e");

    static final EffectView EFFECT = new EffectView(
            new EffectView.Days(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 30), false, false),
            "improved",
            List.of(
                    new EffectView.Light("day", "too-few", null),
                    new EffectView.Light(
                            "dark",
                            "improved",
                            new EffectView.Numbers(
                                    new EffectView.Group(List.of(6, 4, 2, 0, 0)),
                                    new EffectView.Group(List.of(0, 1, 3, 7, 4)),
                                    0.0004))));

    private Samples() {}

    static PageView page(String language, String path) {
        return new PageView(
                Messages.of(language),
                path,
                "https://karte.example" + path,
                "/static/v1",
                List.of(
                        new LanguageLink("de", "Deutsch", path + "?lang=de", "de".equals(language)),
                        new LanguageLink("en", "English", path + "?lang=en", "en".equals(language))),
                false);
    }

    static PlaceView place(String title) {
        return place(title, "under-review", new PositionView(7.499917, 51.488187, true, 60), SOURCE);
    }

    static PlaceView place(
            String title, @Nullable String status, @Nullable PositionView position, @Nullable SourceView source) {
        return new PlaceView(
                "angst-beispiel",
                "angstraeume",
                title,
                status,
                true,
                ESTIMATED_HOERDE,
                List.of("lighting", "underpass"),
                List.of("day", "dusk", "night"),
                "Ein Text mit <b>Zeichen</b>.",
                "Hörder Bahnhofstraße",
                OVERDUE,
                position,
                false,
                null,
                null,
                null,
                "Ein Hinweis.",
                source,
                true,
                "© OpenStreetMap-Mitwirkende",
                List.of(
                        new UpdateView(
                                "news",
                                "under-review",
                                "Vor Ort geprüft.",
                                "2026-09-20",
                                null,
                                null,
                                LocalDate.of(2026, 12, 1),
                                null,
                                null,
                                new UpdateView.Finding("unclear", "Vor Ort ist es deutlich heller.")),
                        new UpdateView(
                                "measure",
                                null,
                                "Die Firma hat begonnen.",
                                "2026-09-12",
                                null,
                                null,
                                null,
                                null,
                                new UpdateView.Measure("lighting", "in-progress", "Tiefbauamt"),
                                null),
                        new UpdateView("documented", null, null, "2022/2023", null, null, null, SOURCE, null, null)),
                List.of(
                        measure(7, "in-progress", true, null),
                        measure(3, "done", false, LocalDate.of(2026, 3, 2)),
                        measure(2, "done", false, LocalDate.of(2025, 3, 2))),
                EFFECT);
    }

    private static MeasureView measure(long id, String status, boolean open, @Nullable LocalDate done) {
        return new MeasureView(
                id,
                "lighting",
                status,
                open,
                null,
                "Neue Leuchten.",
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 9, 1),
                done,
                open);
    }

    static PlaceRow row(String title) {
        return new PlaceRow(
                "angst-beispiel",
                "angstraeume",
                title,
                "planned",
                true,
                ESTIMATED_HOERDE,
                "Hörder Bahnhofstraße",
                List.of("lighting"),
                OVERDUE,
                true,
                false);
    }

    static FilterView filter(String q) {
        return new FilterView(
                List.of(
                        new FilterView.Layer("angstraeume", 12, true),
                        new FilterView.Layer("bibliotheken", 11, true),
                        new FilterView.Layer("plaetze", 37, false)),
                List.of(new FilterView.Status("planned", List.of("angstraeume", "bibliotheken"), true)),
                List.of(new FilterView.District("hoerde", "Hörde", false)),
                false,
                q,
                new FilterView.Days(null, LocalDate.of(2026, 1, 2), LocalDate.of(2026, 11, 21)));
    }
}
