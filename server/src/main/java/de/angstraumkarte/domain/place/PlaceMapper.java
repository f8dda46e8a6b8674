package de.angstraumkarte.domain.place;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.PartialDate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Between rows of the table {@code place} and {@link Place}. Columns are read by number: it is twice as fast as by name. */
final class PlaceMapper {
    static final String COLUMNS =
            """
            p.id, p.layer, p.title, p.status, p.district, p.district_basis, p.address, p.causes, p.times, p.body, p.source,
            p.source_date, p.source_url, p.position_basis, p.position_source, p.accuracy_m, p.note, p.kind, p.sport_type,
            p.part_of_27, p.verified, p.attributes, p.geom, p.last_update, p.public_updates, p.retired_at, p.version,
            p.unit, p.measures_open, p.measures_done, p.merged_into, p.promised_by""";

    /** The same before a time {@code :until}: retired only if it was by then. */
    static final String BEFORE =
            COLUMNS.replace("p.retired_at", "CASE WHEN p.retired_at < :until THEN p.retired_at END");

    /** Former facts before that time, in the same order; without what only the timeline knows. */
    static final String FORMER =
            """
            h.place_id, h.layer, h.title, CAST(NULL AS VARCHAR(30)), h.district, h.district_basis, h.address, h.causes, h.times,
            h.body, h.source, h.source_date, h.source_url, h.position_basis, h.position_source, h.accuracy_m, h.note, h.kind,
            h.sport_type, h.part_of_27, h.verified, '{}', h.geom, CAST(NULL AS DATE), 0,
            CASE WHEN h.retired_at < :until THEN h.retired_at END, 0, CAST(NULL AS VARCHAR(40)), 0, 0,
            CAST(NULL AS VARCHAR(120)), CAST(NULL AS DATE)""";

    private PlaceMapper() {}

    static Place place(ResultSet row, StatementContext context) throws SQLException {
        Layer layer = Layer.of(row.getString(2));
        @Nullable String status = row.getString(4);
        @Nullable String district = row.getString(5);
        @Nullable
        Geometry geometry =
                context.findColumnMapperFor(Geometry.class).orElseThrow().map(row, 23, context);
        int accuracy = row.getInt(16);
        @Nullable Integer accuracyM = row.wasNull() ? null : accuracy;
        return new Place(
                row.getString(1),
                layer,
                row.getString(3),
                status == null ? null : layer.status(status),
                geometry,
                new Position(Position.Basis.of(row.getString(14)), row.getString(15), accuracyM),
                district == null ? null : new Located(district, DistrictBasis.of(row.getString(6))),
                facts(row),
                row.getBoolean(21),
                row.getObject(24, LocalDate.class),
                row.getInt(25),
                row.getObject(26) != null,
                new PlaceWork(
                        row.getString(28),
                        row.getInt(29),
                        row.getInt(30),
                        row.getString(31),
                        row.getObject(32, LocalDate.class)),
                row.getInt(27));
    }

    private static PlaceFacts facts(ResultSet row) throws SQLException {
        @Nullable String sourceText = row.getString(11);
        @Nullable String date = row.getString(12);
        return new PlaceFacts(
                row.getString(7),
                list(row.getString(8)),
                list(row.getString(9)),
                row.getString(10),
                sourceText == null
                        ? null
                        : new Source(sourceText, date == null ? null : PartialDate.parse(date), row.getString(13)),
                row.getString(17),
                row.getString(18),
                row.getString(19),
                row.getString(20),
                row.getString(22));
    }

    private static List<String> list(String stored) {
        return stored.isEmpty() ? List.of() : List.of(stored.split("\\|"));
    }

    static PreparedBatch bind(PreparedBatch batch, Place place) {
        PlaceFacts facts = place.facts();
        @Nullable Source source = facts.source();
        @Nullable PartialDate date = source == null ? null : source.date();
        @Nullable Located district = place.district();
        @Nullable Geometry geometry = place.geometry();
        return batch.bind("id", place.id())
                .bind("layer", place.layer().slug())
                .bind("title", place.title())
                .bind("folded", Folding.line(place.title()))
                .bind("status", place.statusSlug())
                .bind("district", district == null ? null : district.district())
                .bind(
                        "districtBasis",
                        district == null ? null : district.basis().slug())
                .bind("address", facts.address())
                .bind("causes", String.join("|", facts.causes()))
                .bind("times", String.join("|", facts.times()))
                .bind("body", facts.text())
                .bind("source", source == null ? null : source.text())
                .bind("sourceDate", date == null ? null : date.text())
                .bind("sourceUrl", source == null ? null : source.url())
                .bind("positionBasis", place.position().basis().slug())
                .bind("positionSource", place.position().source())
                .bind("accuracyM", place.position().accuracyM())
                .bind("note", facts.note())
                .bind("kind", facts.kind())
                .bind("sportType", facts.sportType())
                .bind("partOf27", facts.partOf27())
                .bind("verified", place.verified())
                .bind("attributes", facts.attributes())
                .bind("geom", geometry)
                .bind("geomUtm", geometry == null ? null : Crs.toUtm32(geometry))
                .bind("isPoint", geometry instanceof Point)
                .bind("lastUpdate", place.lastUpdate())
                .bind("publicUpdates", place.publicUpdates())
                .bind("unit", place.work().unit())
                .bind("promisedBy", place.work().promisedBy());
    }
}
