package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.work.NewPlace;
import de.angstraumkarte.domain.work.PlaceEdit;
import de.angstraumkarte.domain.work.PlaceEditing;
import de.angstraumkarte.domain.work.WorkService;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.Difference;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.PlaceEditView;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Forms to edit what the public reads about a place, and to add a place. */
public final class PlaceEditPages {
    private static final String PATH = DeskRoutes.ROOT + "/orte";
    private static final int LONGEST_INPUT = 20_000;
    private static final List<String> PART_OF_27 = List.of("yes", "no", "unknown");

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final WorkService work;
    private final PlaceEditing editing;
    private final PlaceWords words;
    private final PlaceForms forms;
    private final boolean tiles;

    /** @param tiles whether there are background tiles */
    public PlaceEditPages(
            DeskPages pages,
            DeskTemplates templates,
            WorkService work,
            PlaceEditing editing,
            PlaceWords words,
            PlaceForms forms,
            boolean tiles) {
        this.pages = pages;
        this.templates = templates;
        this.work = work;
        this.editing = editing;
        this.words = words;
        this.forms = forms;
        this.tiles = tiles;
    }

    public void register(DeskRoutes desk) {
        desk.get(PATH + "/neu", Role.COORDINATOR, this::blank);
        desk.post(PATH + "/neu", Role.COORDINATOR, this::create);
        desk.get(PATH + "/{id}/bearbeiten", Role.COORDINATOR, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            Place place = work.place(staff, ctx.pathParam("id"));
            show(ctx, staff, place, place.layer(), PlaceForms.of(place), List.of());
        });
        desk.post(PATH + "/{id}/bearbeiten", Role.COORDINATOR, this::edit);
    }

    private void edit(Context ctx, Staff staff) {
        Params params = Params.body(ctx, fields("version", "past"));
        Place place = work.place(staff, ctx.pathParam("id"));
        int version = params.number("version", 0, 0, Integer.MAX_VALUE);
        PlaceEdit edit = PlaceForms.read(params, place.layer(), place);
        Messages messages = Languages.messages(ctx);
        try {
            params.check();
            editing.edit(staff, place.id(), version, edit, params.has("past"));
            DeskPages.done(ctx, PATH + "/" + place.id(), "desk.place.notice.saved");
        } catch (Invalid e) {
            // The version the person has seen, not the stored one: what others changed must not pass unseen.
            ctx.status(400);
            show(ctx, staff, place, version, place.layer(), Forms.again(ctx, messages, e.errors()), List.of());
        } catch (Stale | Conflict e) {
            ctx.status(409);
            Place now = work.place(staff, place.id());
            FormView typed = Forms.again(ctx, messages, List.of());
            show(ctx, staff, now, now.layer(), typed, forms.differences(messages, now, typed));
        }
    }

    private void blank(Context ctx, Staff staff) {
        Params params = Params.form(ctx, "layer", Languages.NAME);
        Layer layer = layer(params);
        params.check();
        show(ctx, staff, null, layer, blankForm(layer), List.of());
    }

    private static FormView blankForm(Layer layer) {
        return FormView.EMPTY.with("layer", List.of(layer.slug())).with("partOf27", List.of("unknown"));
    }

    private void create(Context ctx, Staff staff) {
        Params params = Params.body(ctx, fields("layer", "status", "news"));
        Layer layer = layer(params);
        PlaceEdit edit = PlaceForms.read(params, layer, null);
        @Nullable String status = params.text("status", LONGEST_INPUT);
        @Nullable String news = params.text("news", LONGEST_INPUT);
        try {
            params.check();
            Place place = editing.create(staff, new NewPlace(layer, status, edit, news));
            DeskPages.done(ctx, PATH + "/" + place.id(), "desk.place.notice.added");
        } catch (Invalid e) {
            ctx.status(400);
            show(ctx, staff, null, layer, Forms.again(ctx, Languages.messages(ctx), e.errors()), List.of());
        }
    }

    private static Layer layer(Params params) {
        List<String> slugs = Arrays.stream(Layer.values()).map(Layer::slug).toList();
        return params.choices("layer", slugs).stream()
                .findFirst()
                .map(Layer::of)
                .orElse(Layer.FEAR_SPACE);
    }

    private static String[] fields(String... more) {
        return Stream.concat(PlaceForms.FIELDS.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private void show(
            Context ctx, Staff staff, @Nullable Place place, Layer layer, FormView form, List<Difference> differences) {
        show(ctx, staff, place, place == null ? 0 : place.version(), layer, form, differences);
    }

    private void show(
            Context ctx,
            Staff staff,
            @Nullable Place place,
            int version,
            Layer layer,
            FormView form,
            List<Difference> differences) {
        DeskPage page = pages.page(ctx, staff);
        Messages messages = page.page().messages();
        PlaceEditView view = new PlaceEditView(
                place == null ? null : place.id(),
                place == null ? messages.text("desk.place.new") : messages.text("desk.place.edit.title", place.title()),
                layer.slug(),
                version,
                PlaceForms.asOnPage(messages, form),
                PlaceForms.geometry(form, tiles),
                choices(messages, layer, place, form),
                differences,
                place != null && place.retired(),
                place == null ? null : place.work().mergedInto(),
                work.confirmedSquares(),
                Layer.ANALYSED_SQUARES);
        pages.send(ctx, templates.placeEdit(page, view));
    }

    private PlaceEditView.Choices choices(Messages messages, Layer layer, @Nullable Place place, FormView form) {
        boolean fearSpace = layer == Layer.FEAR_SPACE;
        return new PlaceEditView.Choices(
                Arrays.stream(Layer.values())
                        .map(each -> new Choice(each.slug(), messages.text("layer." + each.slug() + ".singular")))
                        .toList(),
                place == null && !fearSpace
                        ? layer.statuses().stream()
                                .map(Status::slug)
                                .map(slug -> new Choice(slug, PlaceWords.status(messages, layer, slug)))
                                .toList()
                        : List.of(),
                fearSpace ? choices(messages, "cause.", Cause.SLUGS) : List.of(),
                fearSpace ? choices(messages, "time.", DayTime.SLUGS) : List.of(),
                words.districts(),
                words.units(form.value("unit")),
                layer == Layer.SPORTS_SITE
                        ? messages.section("sporttype.").entrySet().stream()
                                .map(entry ->
                                        new Choice(entry.getKey().substring("sporttype.".length()), entry.getValue()))
                                .toList()
                        : List.of(),
                layer == Layer.SQUARE ? choices(messages, "desk.place.part27.", PART_OF_27) : List.of());
    }

    private static List<Choice> choices(Messages messages, String prefix, List<String> slugs) {
        return slugs.stream()
                .map(slug -> new Choice(slug, messages.text(prefix + slug)))
                .toList();
    }
}
