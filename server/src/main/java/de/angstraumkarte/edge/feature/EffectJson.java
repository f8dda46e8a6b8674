package de.angstraumkarte.edge.feature;

import de.angstraumkarte.domain.effect.Answers;
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.domain.effect.LightEffect;
import de.angstraumkarte.domain.effect.Rating;
import de.angstraumkarte.web.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An effect as programs read it. Where there are too few answers, no number is told. */
public final class EffectJson {
    private EffectJson() {}

    /** @param deviation why staff gave the place its status although people answered otherwise; null if they did not */
    public static Map<String, @Nullable Object> of(Effect effect, @Nullable String deviation, Messages messages) {
        Map<String, @Nullable Object> members = days(effect, messages);
        members.put("deviation", deviation);
        lights(members, effect, messages);
        return members;
    }

    /** The same without what staff say. */
    static Map<String, @Nullable Object> of(Effect effect, Messages messages) {
        Map<String, @Nullable Object> members = days(effect, messages);
        lights(members, effect, messages);
        return members;
    }

    /** Where no measure is done: the same members, without values. */
    static Map<String, @Nullable Object> none() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name : List.of("firstDone", "lastDone", "afterFrom", "verdict", "verdictTitle")) {
            members.put(name, null);
        }
        for (Light light : Light.values()) {
            members.put(light.slug(), null);
        }
        return members;
    }

    private static Map<String, @Nullable Object> days(Effect effect, Messages messages) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("firstDone", effect.firstDone().toString());
        members.put("lastDone", effect.lastDone().toString());
        members.put("afterFrom", effect.afterFrom().toString());
        members.put("verdict", effect.verdict().slug());
        members.put(
                "verdictTitle",
                messages.text("effect.verdict." + effect.verdict().slug()));
        return members;
    }

    private static void lights(Map<String, @Nullable Object> members, Effect effect, Messages messages) {
        for (Light light : Light.values()) {
            members.put(light.slug(), light(effect.in(light), messages));
        }
    }

    private static Map<String, @Nullable Object> light(LightEffect effect, Messages messages) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("verdict", effect.verdict().slug());
        members.put(
                "verdictTitle",
                messages.text("effect.verdict." + effect.verdict().slug()));
        members.put("before", effect.tested() ? group(effect.before()) : null);
        members.put("after", effect.tested() ? group(effect.after()) : null);
        members.put("p", effect.p());
        members.put("superiority", effect.superiority());
        return members;
    }

    private static Map<String, Object> group(Answers answers) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("n", answers.n());
        members.put(
                "answers",
                IntStream.rangeClosed(Rating.LOWEST, Rating.HIGHEST)
                        .mapToObj(answers::count)
                        .toList());
        return members;
    }
}
