package de.angstraumkarte.domain.report;

/**
 * What the sender of a durable report gets.
 *
 * @param repeated whether the same submission had arrived before
 */
public record Receipt(FollowCode code, boolean repeated) {}
