package de.angstraumkarte.domain.hook;

import de.angstraumkarte.domain.layer.Layer;
import java.util.Set;

/** What staff say about a {@link Hook}. */
public record HookDraft(String title, String address, Set<Layer> layers, Set<String> districts) {
    public HookDraft {
        layers = Set.copyOf(layers);
        districts = Set.copyOf(districts);
    }
}
