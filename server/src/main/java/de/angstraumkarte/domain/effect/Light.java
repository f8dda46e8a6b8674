package de.angstraumkarte.domain.effect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which light somebody says how safe a place feels; dusk counts as dark. */
public enum Light {
    DAY,
    DARK;

    public static final List<String> SLUGS =
            Arrays.stream(values()).map(Light::slug).toList();

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Light> find(String slug) {
        return Arrays.stream(values())
                .filter(light -> light.slug().equals(slug))
                .findFirst();
    }

    /** @throws IllegalArgumentException for an unknown slug */
    public static Light of(String slug) {
        return find(slug).orElseThrow(() -> new IllegalArgumentException("no light " + slug));
    }
}
