package de.angstraumkarte.edge.desk;

import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.measure.Unit;
import de.angstraumkarte.web.Choice;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What forms of the staff area offer to choose from. */
final class DeskChoices {
    private final DistrictService districts;
    private final Supplier<List<Unit>> units;

    DeskChoices(DistrictService districts, Supplier<List<Unit>> units) {
        this.districts = districts;
        this.units = units;
    }

    Map<String, String> districtTitles() {
        return districts.titles();
    }

    List<Choice> districts() {
        return districts.titles().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(district -> new Choice(district.getKey(), district.getValue()))
                .toList();
    }

    /** Offices that get new work. */
    List<Choice> units() {
        return units.get().stream()
                .filter(unit -> !unit.disabled())
                .map(unit -> new Choice(unit.id(), unit.title()))
                .toList();
    }
}
