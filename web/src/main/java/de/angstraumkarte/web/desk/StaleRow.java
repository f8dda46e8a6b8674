package de.angstraumkarte.web.desk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of a thing that somebody else changed meanwhile.
 *
 * @param label what people call the field
 * @param stored what is stored now; null for nothing
 * @param typed what the reader was about to store; null for nothing
 */
public record StaleRow(String label, @Nullable String stored, @Nullable String typed) {
    public boolean differs() {
        return !Objects.equals(stored, typed);
    }
}
