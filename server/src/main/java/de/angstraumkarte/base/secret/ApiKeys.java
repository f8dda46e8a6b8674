package de.angstraumkarte.base.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;

/** Secret keys that programs of others show, as operators set them. */
public final class ApiKeys {
    private final List<byte[]> keys;

    public ApiKeys(Collection<String> keys) {
        this.keys =
                keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** Whether there are any; without, none is asked for. */
    public boolean any() {
        return !keys.isEmpty();
    }

    /** Whether a key is one of them; takes the same time for every wrong one of the same length. */
    public boolean knows(String key) {
        byte[] shown = key.getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (byte[] one : keys) {
            known |= MessageDigest.isEqual(one, shown);
        }
        return known;
    }

    /** The keys must not get into a log by accident. */
    @Override
    public String toString() {
        return "ApiKeys";
    }
}
