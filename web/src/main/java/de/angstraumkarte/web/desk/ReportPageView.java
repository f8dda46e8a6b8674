package de.angstraumkarte.web.desk;

/**
 * The page of one report.
 *
 * @param mayDecide whether the person may decide on it
 * @param tiles whether there are background tiles
 */
public record ReportPageView(ReportDeskView report, DecisionForms forms, boolean mayDecide, boolean tiles) {}
