package de.angstraumkarte.edge.site;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.statistics.Stock;
import de.angstraumkarte.web.ChartView;
import de.angstraumkarte.web.ChartView.Bar;
import de.angstraumkarte.web.ChartView.Series;
import de.angstraumkarte.web.FigureView;
import de.angstraumkarte.web.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How many places of a layer are in which status, in each district; districts in alphabetical order. */
final class StockFigure {
    private final Layer layer;
    private final Stock stock;
    private final Map<String, String> districts;
    private final Messages messages;
    private final FigureWords words;
    private final List<String> statuses;

    /** @param districts titles by slug */
    StockFigure(Layer layer, Stock stock, Map<String, String> districts, Messages messages) {
        this.layer = layer;
        this.stock = stock;
        this.districts = districts;
        this.messages = messages;
        this.words = new FigureWords(messages);
        this.statuses = StatisticsViews.statuses(layer);
    }

    FigureView view() {
        List<String> slugs = StatisticsViews.alphabetically(districts);
        int most = slugs.stream()
                .mapToInt(district -> Arrays.stream(counts(district)).sum())
                .max()
                .orElse(0);
        int[] tones = FigureWords.tones(statuses.size());
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < tones.length; i++) {
            series.add(new Series(title(statuses.get(i)), tones[i]));
        }
        List<Bar> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (String district : slugs) {
            String label = district.isEmpty()
                    ? messages.text("stats.district.none")
                    : districts.getOrDefault(district, district);
            int[] counts = counts(district);
            if (district.equals(Stock.UNKNOWN) && Arrays.stream(counts).sum() == 0) {
                continue;
            }
            String total = words.number(Arrays.stream(counts).sum());
            bars.add(new Bar(label, total, words.parts(Math.max(1, most), tones, counts)));
            List<String> row = new ArrayList<>(List.of(label));
            Arrays.stream(counts).forEach(count -> row.add(words.number(count)));
            row.add(total);
            rows.add(row);
        }
        List<String> header = new ArrayList<>(words.header("district"));
        statuses.forEach(status -> header.add(title(status)));
        header.addAll(words.header("total"));
        String title = messages.text("layer." + layer.slug() + ".title");
        return new FigureView(
                layer.slug(),
                messages.text("stats.stock.title", title),
                List.of(messages.text("stats.stock.how")),
                List.of(),
                new ChartView(messages.text("stats.stock.summary", title), series, bars),
                null,
                new FigureView.Table(header, rows),
                words.downloads(layer.slug()));
    }

    private int[] counts(String district) {
        return statuses.stream()
                .mapToInt(status -> stock.count(district, status))
                .toArray();
    }

    private String title(String status) {
        return messages.text(status.isEmpty() ? "status.unknown" : "status." + layer.slug() + "." + status);
    }
}
