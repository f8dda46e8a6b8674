package de.angstraumkarte.web;

/**
 * A field that somebody else changed while a form was being filled in.
 *
 * @param label what people call the field
 * @param stored what is stored now
 * @param typed what stands in the form
 */
public record Difference(String label, String stored, String typed) {}
