package de.angstraumkarte.bench;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.edge.importer.BundledData;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;

/** Writes a CSV file with invented fear spaces all over Dortmund, the same for every run. Arguments: number, file. */
public final class BenchData {
    private BenchData() {}

    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[0]);
        CityOutline city = new BundledData().outline();
        Random random = new Random(7);
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
            out.write("id,name,lon,lat,address,causes,when,text,source,sourceDate,accuracyM,position\n");
            for (int i = 0; i < count; ) {
                double lon = Math.round(7_303_000 + random.nextDouble() * 335_000) / 1e6;
                double lat = Math.round(51_416_000 + random.nextDouble() * 184_000) / 1e6;
                if (city.contains(Crs.WGS84_FACTORY.createPoint(new Coordinate(lon, lat)))) {
                    out.write(String.format(
                            Locale.ROOT,
                            "bench-%06d,Unterführung %d an der Beispielstraße,%.6f,%.6f,Beispielstraße %d,lighting|underpass,night,"
                                    + "Erfundener Ort für die Messung mit einem Satz Beschreibung wie im Betrieb.,Messdaten,2025-11,30,exact\n",
                            i,
                            i,
                            lon,
                            lat,
                            i % 200));
                    i++;
                }
            }
        }
    }
}
