package de.angstraumkarte.domain.measure;

/**
 * An office and how much hangs on it.
 *
 * @param load its open measures
 * @param caseWorkers number of accounts that work for it and can sign in
 * @param places number of places it is in charge of
 */
public record UnitFacts(Unit unit, UnitLoad load, int caseWorkers, int places) {}
