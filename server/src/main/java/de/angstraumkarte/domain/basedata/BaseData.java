package de.angstraumkarte.domain.basedata;

import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.gazetteer.GazetteerEntry;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.timeline.ImportRows;
import java.util.List;
import java.util.Map;

/** What a new map begins with. Places are read when they are written. */
public record BaseData(List<District> districts, Map<Layer, ImportRows> places, List<GazetteerEntry> gazetteer) {
    public BaseData {
        districts = List.copyOf(districts);
        places = Map.copyOf(places);
        gazetteer = List.copyOf(gazetteer);
    }
}
