package de.angstraumkarte.domain.measure;

import org.jspecify.annotations.Nullable;

/**
 * An office that works on places.
 *
 * @param id stable slug
 * @param title name as the public reads it
 * @param email where the office gets mails; never public; null if it gets none
 * @param disabled it keeps its history but gets no new work
 * @param version grows with every change, for optimistic locking
 */
public record Unit(String id, String title, @Nullable String email, boolean disabled, int version) {}
