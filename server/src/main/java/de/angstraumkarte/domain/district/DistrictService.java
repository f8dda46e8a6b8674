package de.angstraumkarte.domain.district;

import de.angstraumkarte.base.db.Database;
import java.util.List;

/** Reading districts. */
public final class DistrictService {
    private final Database database;
    private final DistrictStore store;

    public DistrictService(Database database, DistrictStore store) {
        this.database = database;
        this.store = store;
    }

    /** All districts by official number. */
    public List<District> listDistricts() {
        return database.read(store::listDistricts);
    }
}
