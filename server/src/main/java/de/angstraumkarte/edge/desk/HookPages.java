package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.hook.Hook;
import de.angstraumkarte.domain.hook.HookDraft;
import de.angstraumkarte.domain.hook.HookService;
import de.angstraumkarte.domain.hook.HookService.Issued;
import de.angstraumkarte.domain.hook.HookService.Standing;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.Difference;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.desk.HookSecretView;
import de.angstraumkarte.web.desk.HookView;
import de.angstraumkarte.web.desk.HooksView;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The systems that are told of public news, for admins to keep. */
public final class HookPages {
    private static final String PATH = DeskRoutes.ROOT + "/webhooks";
    private static final String ONE = PATH + "/{id}";
    private static final int LONGEST = 5_000;
    private static final int SHOWN = 50;
    private static final List<String> LAYERS =
            Arrays.stream(Layer.values()).map(Layer::slug).toList();

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final HookService hooks;
    private final DistrictService districts;
    private final boolean addressed;

    /** @param addressed whether the map knows its own address */
    public HookPages(
            DeskPages pages, DeskTemplates templates, HookService hooks, DistrictService districts, boolean addressed) {
        this.pages = pages;
        this.templates = templates;
        this.hooks = hooks;
        this.districts = districts;
        this.addressed = addressed;
    }

    public void register(DeskRoutes desk) {
        desk.get(PATH, Role.ADMIN, this::list);
        desk.get(PATH + "/neu", Role.ADMIN, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            show(ctx, staff, null, 0, FormView.EMPTY, List.of());
        });
        desk.post(PATH + "/neu", Role.ADMIN, this::create);
        desk.get(ONE, Role.ADMIN, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            Standing standing = hooks.hook(staff, id(ctx));
            show(ctx, staff, standing, standing.hook().version(), stored(standing.hook()), List.of());
        });
        desk.post(ONE, Role.ADMIN, this::edit);
        desk.post(ONE + "/geheimnis", Role.ADMIN, this::rotate);
        desk.post(
                ONE + "/pausieren",
                Role.ADMIN,
                (ctx, staff) -> act(ctx, staff, does(hooks::pause, "hook.notice.paused")));
        desk.post(
                ONE + "/fortsetzen",
                Role.ADMIN,
                (ctx, staff) -> act(ctx, staff, does(hooks::resume, "hook.notice.resumed")));
        desk.post(
                ONE + "/test",
                Role.ADMIN,
                (ctx, staff) -> act(
                        ctx,
                        staff,
                        (who, id) -> hooks.ping(who, id) ? "hook.notice.pinged" : "hook.notice.not-pinged"));
        desk.post(
                ONE + "/erneut",
                Role.ADMIN,
                (ctx, staff) -> act(
                        ctx,
                        staff,
                        (who, id) -> hooks.retry(who, id) > 0 ? "hook.notice.retried" : "hook.notice.not-retried"));
        desk.post(ONE + "/loeschen", Role.ADMIN, (ctx, staff) -> {
            Params.body(ctx).check();
            hooks.delete(staff, id(ctx));
            DeskPages.done(ctx, PATH, "hook.notice.deleted");
        });
    }

    private static long id(Context ctx) {
        try {
            return Long.parseLong(ctx.pathParam("id"));
        } catch (NumberFormatException e) {
            throw new NotFound();
        }
    }

    private void list(Context ctx, Staff staff) {
        Params.form(ctx, Languages.NAME).check();
        Messages messages = Languages.messages(ctx);
        List<HooksView.Row> rows = hooks.listHooks(staff).stream()
                .map(standing -> HookWords.row(standing, messages))
                .toList();
        pages.send(ctx, templates.hooks(pages.page(ctx, staff), new HooksView(rows, addressed)));
    }

    private void create(Context ctx, Staff staff) {
        Params params = Params.body(ctx, "title", "address", "layer", "district", OneTimeKey.NAME);
        HookDraft draft = draft(params);
        @Nullable String key = OneTimeKey.of(params);
        try {
            params.check();
            showSecret(ctx, staff, hooks.create(staff, draft, key), false);
        } catch (Invalid e) {
            ctx.status(400);
            show(ctx, staff, null, 0, Forms.again(ctx, Languages.messages(ctx), e.errors()), List.of());
        }
    }

    private void edit(Context ctx, Staff staff) {
        Params params = Params.body(ctx, "version", "title", "address", "layer", "district");
        Standing standing = hooks.hook(staff, id(ctx));
        HookDraft draft = draft(params);
        int version = params.number("version", 0, 0, Integer.MAX_VALUE);
        Messages messages = Languages.messages(ctx);
        try {
            params.check();
            hooks.edit(staff, standing.hook().id(), version, draft);
            DeskPages.done(ctx, PATH + "/" + standing.hook().id(), "desk.notice.saved");
        } catch (Invalid e) {
            ctx.status(400);
            show(ctx, staff, standing, version, Forms.again(ctx, messages, e.errors()), List.of());
        } catch (Stale e) {
            ctx.status(409);
            Standing now = hooks.hook(staff, standing.hook().id());
            FormView typed = Forms.again(ctx, messages, List.of());
            show(ctx, staff, now, now.hook().version(), typed, differences(now.hook(), draft, messages));
        }
    }

    private void rotate(Context ctx, Staff staff) {
        Params params = Params.body(ctx, OneTimeKey.NAME);
        @Nullable String key = OneTimeKey.of(params);
        params.check();
        try {
            showSecret(ctx, staff, hooks.rotate(staff, id(ctx), key), true);
        } catch (Invalid e) {
            Standing standing = hooks.hook(staff, id(ctx));
            Hook hook = standing.hook();
            FormView form = new FormView(stored(hook).values(), Forms.faults(Languages.messages(ctx), e.errors()));
            ctx.status(409);
            show(ctx, staff, standing, hook.version(), form, List.of());
        }
    }

    private static BiFunction<Staff, Long, String> does(BiConsumer<Staff, Long> deed, String notice) {
        return (staff, id) -> {
            deed.accept(staff, id);
            return notice;
        };
    }

    /** @param deed returns the notice about what was done */
    private void act(Context ctx, Staff staff, BiFunction<Staff, Long, String> deed) {
        Params.body(ctx).check();
        String notice = deed.apply(staff, id(ctx));
        DeskPages.done(ctx, PATH + "/" + id(ctx), notice);
    }

    private void showSecret(Context ctx, Staff staff, Issued issued, boolean rotated) {
        long id = issued.hookId();
        Optional<String> secret = hooks.findSecret(staff, issued);
        if (secret.isEmpty()) {
            DeskPages.done(ctx, id == 0 ? PATH : PATH + "/" + id, "hook.notice.secret-shown");
            return;
        }
        String title = hooks.hook(staff, id).hook().title();
        HookSecretView view = new HookSecretView(id, title, secret.get(), rotated);
        pages.send(ctx, templates.hookSecret(pages.page(ctx, staff), view));
    }

    private HookDraft draft(Params params) {
        // That they are there is for the service to say, together with whatever else is wrong with them.
        String title = Objects.requireNonNullElse(params.text("title", LONGEST), "");
        String address = Objects.requireNonNullElse(params.text("address", LONGEST), "");
        Set<Layer> layers =
                params.choices("layer", LAYERS).stream().map(Layer::of).collect(Collectors.toSet());
        return new HookDraft(
                title,
                address,
                layers,
                params.choices("district", districts.titles().keySet()));
    }

    private static FormView stored(Hook hook) {
        Map<String, @Nullable String> facts = new LinkedHashMap<>();
        facts.put("title", hook.title());
        facts.put("address", hook.address());
        return FormView.of(facts)
                .with("layer", hook.layers().stream().map(Layer::slug).toList())
                .with("district", List.copyOf(hook.districts()));
    }

    private List<Difference> differences(Hook stored, HookDraft typed, Messages messages) {
        return List.of(
                new Difference(messages.text("param.title"), stored.title(), typed.title()),
                new Difference(messages.text("hook.address"), stored.address(), typed.address()),
                new Difference(
                        messages.text("filter.layer"),
                        HookWords.layers(stored.layers(), messages),
                        HookWords.layers(typed.layers(), messages)),
                new Difference(
                        messages.text("filter.district"), titles(stored.districts()), titles(typed.districts())));
    }

    private String titles(Set<String> slugs) {
        return slugs.isEmpty()
                ? "–"
                : slugs.stream()
                        .map(slug -> districts.titles().getOrDefault(slug, slug))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private void show(
            Context ctx,
            Staff staff,
            @Nullable Standing standing,
            int version,
            FormView form,
            List<Difference> differences) {
        Messages messages = Languages.messages(ctx);
        List<HookView.Delivery> deliveries = standing == null
                ? List.of()
                : hooks.deliveries(staff, standing.hook().id(), SHOWN).stream()
                        .map(delivery -> HookWords.delivery(delivery, messages))
                        .toList();
        HookView view = new HookView(
                standing == null ? null : HookWords.row(standing, messages),
                version,
                standing == null ? OneTimeKey.in(form) : form,
                OneTimeKey.in(FormView.EMPTY),
                LAYERS.stream()
                        .map(slug -> new Choice(slug, messages.text("layer." + slug + ".title")))
                        .toList(),
                districts.alphabetical().entrySet().stream()
                        .map(district -> new Choice(district.getKey(), district.getValue()))
                        .toList(),
                differences,
                deliveries);
        pages.send(ctx, templates.hook(pages.page(ctx, staff), view));
    }
}
