package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.http.CsvFile;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.statistics.Statistics;
import de.angstraumkarte.domain.statistics.StatisticsService;
import de.angstraumkarte.edge.feature.Licence;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.StatisticsView;
import de.angstraumkarte.web.Templates;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The page with all figures, and the files they can be computed from. */
public final class StatisticsPages {
    private static final String COMMA = "comma";
    private static final String SEMICOLON = "semicolon";
    private static final String ENDING = ".csv";

    /** What was made so far of one set of figures: files by name and separator, views by language. */
    private record Made(Statistics statistics, Map<String, PreparedBody> files, Map<String, StatisticsView> views) {}

    private final Pages pages;
    private final Templates templates;
    private final StatisticsService service;
    private final DistrictService districts;

    @Nullable
    private volatile Made made;

    public StatisticsPages(Pages pages, Templates templates, StatisticsService service, DistrictService districts) {
        this.pages = pages;
        this.templates = templates;
        this.service = service;
        this.districts = districts;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/statistik", this::page);
        routes.get("/statistik/{name}", this::file);
    }

    private void page(Context ctx) {
        Params.form(ctx, Languages.NAME).check();
        PageView page = pages.page(ctx);
        Made now = made();
        StatisticsView view = now.views()
                .computeIfAbsent(
                        page.language(),
                        language -> StatisticsViews.view(now.statistics(), districts.titles(), page.messages()));
        pages.send(ctx, page, templates.statistics(page, view));
    }

    private void file(Context ctx) {
        String path = ctx.pathParam("name");
        String name = path.endsWith(ENDING) ? path.substring(0, path.length() - ENDING.length()) : "";
        if (!StatisticsTables.names().contains(name)) {
            throw new NotFound();
        }
        Params params = Params.of(ctx, "sep");
        @Nullable String separator = params.text("sep", COMMA.length() + SEMICOLON.length());
        if (separator != null && !List.of(COMMA, SEMICOLON, ",", ";").contains(separator)) {
            params.error("sep", "allowed", COMMA + ", " + SEMICOLON);
        }
        params.check();
        boolean semicolon = SEMICOLON.equals(separator) || ";".equals(separator);
        ctx.header("Cache-Control", "public, max-age=0, must-revalidate")
                .header("Content-Disposition", "attachment; filename=\"" + name + ENDING + "\"");
        ctx.res().addHeader("Link", "<" + Licence.URL + ">; rel=\"license\"");
        body(name, semicolon ? ';' : ',').send(ctx);
    }

    private PreparedBody body(String name, char separator) {
        Made now = made();
        return now.files().computeIfAbsent(name + separator, key -> {
            StatisticsTables.Table table = StatisticsTables.table(name, now.statistics(), districts.titles());
            return CsvFile.of(separator, table.header(), table.rows());
        });
    }

    /** Two threads may both begin anew; what one of them makes is then made twice. */
    private Made made() {
        Statistics statistics = service.statistics();
        @Nullable Made known = made;
        if (known == null || known.statistics() != statistics) {
            known = new Made(statistics, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
            made = known;
        }
        return known;
    }
}
