package de.angstraumkarte.domain.layer;

import java.util.Set;

/**
 * One status a place of a layer can have.
 *
 * @param slug stored and public value
 * @param open whether news is promised while the place has it (domain.md, "Place status, by layer")
 * @param next slugs of the statuses that may follow
 */
public record Status(String slug, boolean open, Set<String> next) {
    public Status {
        next = Set.copyOf(next);
        if (next.contains(slug)) {
            throw new IllegalArgumentException(slug + " cannot follow itself");
        }
    }
}
