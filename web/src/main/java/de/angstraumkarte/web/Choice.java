package de.angstraumkarte.web;

/**
 * One of several things to choose from.
 *
 * @param value what the form sends
 * @param label what people read
 */
public record Choice(String value, String label) {}
