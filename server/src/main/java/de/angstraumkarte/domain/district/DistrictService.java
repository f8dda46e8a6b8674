package de.angstraumkarte.domain.district;

import de.angstraumkarte.base.db.Database;
import java.text.Collator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reading districts. */
public final class DistrictService {
    private final Database database;
    private final DistrictStore store;

    /** Names do not change while the program runs; read on nearly every request, so kept. */
    private volatile Map<String, String> titles = Map.of();

    public DistrictService(Database database, DistrictStore store) {
        this.database = database;
        this.store = store;
    }

    /** All districts by official number; empty before the base data is loaded. */
    public List<District> listDistricts() {
        return database.read(store::listDistricts);
    }

    /** The same in the order of the German alphabet. */
    public Map<String, String> alphabetical() {
        Map<String, String> sorted = new LinkedHashMap<>();
        titles().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Collator.getInstance(Locale.GERMAN)))
                .forEach(district -> sorted.put(district.getKey(), district.getValue()));
        return sorted;
    }

    /** Title of each district by slug, in the order of official numbers. */
    public Map<String, String> titles() {
        Map<String, String> known = titles;
        if (known.isEmpty()) {
            known = new LinkedHashMap<>();
            for (District district : listDistricts()) {
                known.put(district.id(), district.title());
            }
            titles = known;
        }
        return known;
    }
}
