package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.base.geo.Shapes;
import de.angstraumkarte.domain.work.PlaceEditing;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Where residents stood is for staff only: no vertex of what is published may show it (domain.md, rule 4). */
public final class ReportedPositions implements PlaceEditing.Secrets {
    /** A vertex nearer than this to a report counts as its position. */
    static final int NEAREST_M = 3;

    private final InboxStore reports;

    public ReportedPositions(InboxStore reports) {
        this.reports = reports;
    }

    @Override
    public int nearest() {
        return NEAREST_M;
    }

    @Override
    public boolean shownBy(Tx tx, String placeId, Geometry drawn) {
        return shows(drawn, reports.positions(tx, placeId));
    }

    /** Whether a vertex lies at one of the positions. */
    static boolean shows(Geometry drawn, List<LonLat> positions) {
        if (!Shapes.isWgs84(drawn)) {
            return false;
        }
        List<Coordinate> secret =
                positions.stream().map(at -> utm(at.lon(), at.lat())).toList();
        return Arrays.stream(drawn.getCoordinates())
                .map(vertex -> utm(vertex.x, vertex.y))
                .anyMatch(vertex -> secret.stream().anyMatch(at -> at.distance(vertex) < NEAREST_M));
    }

    private static Coordinate utm(double lon, double lat) {
        return Crs.toUtm32(Crs.WGS84_FACTORY.createPoint(new Coordinate(lon, lat)))
                .getCoordinate();
    }
}
