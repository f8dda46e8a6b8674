package de.angstraumkarte.edge.desk;

import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.DeskPlaceView;
import java.util.Optional;

/** A part of a place's page that somebody else brings along: its measures, its reports, its photos. */
@FunctionalInterface
public interface PlaceSection {
    /** The part as rendered by its own template; empty if there is nothing in it for this person. */
    Optional<DeskPlaceView.Section> render(DeskPage page, Staff staff, Place place);
}
