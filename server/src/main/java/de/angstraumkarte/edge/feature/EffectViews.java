package de.angstraumkarte.edge.feature;

import de.angstraumkarte.domain.effect.Answers;
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.domain.effect.LightEffect;
import de.angstraumkarte.domain.effect.Rating;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.web.EffectView;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Effects as public pages and the staff area show them. */
public final class EffectViews {
    private EffectViews() {}

    /** @param effect of a place; null while no measure is done */
    public static EffectView view(Place place, @Nullable Effect effect, LocalDate today) {
        if (effect == null) {
            return EffectView.NOTHING_DONE;
        }
        EffectView.Days days = new EffectView.Days(
                effect.lastDone(),
                effect.afterFrom(),
                today.isBefore(effect.afterFrom()),
                place.work().measuresOpen() > 0);
        return new EffectView(
                days,
                effect.verdict().slug(),
                Arrays.stream(Light.values())
                        .map(light -> light(light, effect.in(light)))
                        .toList());
    }

    private static EffectView.Light light(Light light, LightEffect effect) {
        Double p = effect.p();
        EffectView.Numbers numbers =
                p == null ? null : new EffectView.Numbers(group(effect.before()), group(effect.after()), p);
        return new EffectView.Light(light.slug(), effect.verdict().slug(), numbers);
    }

    private static EffectView.Group group(Answers answers) {
        return new EffectView.Group(IntStream.rangeClosed(Rating.LOWEST, Rating.HIGHEST)
                .mapToObj(answers::count)
                .toList());
    }
}
