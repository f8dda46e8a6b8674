package de.angstraumkarte.domain.measure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An office and how much hangs on it.
 *
 * @param load its open measures
 * @param caseWorkers number of accounts that work for it and can sign in
 * @param places number of places it is in charge of
 * @param digestOn the last day it was told by mail what is due; null if it never was
 */
public record UnitFacts(Unit unit, UnitLoad load, int caseWorkers, int places, @Nullable LocalDate digestOn) {}
