package de.angstraumkarte.edge.site;

import de.angstraumkarte.domain.statistics.Spans;
import de.angstraumkarte.web.ChartView;
import de.angstraumkarte.web.ChartView.Part;
import de.angstraumkarte.web.FigureView;
import de.angstraumkarte.web.Messages;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers and words that figures have in common, and lengths of their bars. */
final class FigureWords {
    private final Messages messages;

    FigureWords(Messages messages) {
        this.messages = messages;
    }

    String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    /** A dash where there is none. */
    String percent(@Nullable Double value) {
        return value == null ? "–" : messages.text("stats.percent", number(value));
    }

    /** "12 Tage", or "12 bis 14 Tage" where the classes say no more. */
    String days(Spans.Median median) {
        return median.from() == median.to()
                ? messages.text("stats.days", number(median.from()))
                : messages.text("stats.days.range", number(median.from()), number(median.to()));
    }

    String month(YearMonth month) {
        return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", messages.locale()));
    }

    String shortMonth(YearMonth month) {
        return month.format(DateTimeFormatter.ofPattern("MM/yy", messages.locale()));
    }

    /**
     * A figure whose words have a common beginning of their keys. While it is empty it says so, and shows neither chart nor table.
     *
     * @param sentences what it says beside chart and table
     * @param files names of its downloads
     */
    FigureView figure(
            String id,
            String key,
            boolean empty,
            List<String> sentences,
            ChartView chart,
            FigureView.Table table,
            String... files) {
        return new FigureView(
                id,
                messages.text(key + ".title"),
                Stream.of(key + ".how", key + (empty ? ".empty" : ".note"))
                        .filter(messages::has)
                        .map(messages::text)
                        .toList(),
                empty ? List.of() : sentences,
                empty ? null : chart,
                messages.has(key + ".exact") ? messages.text(key + ".exact") : null,
                empty ? null : table,
                downloads(files));
    }

    List<String> header(String... columns) {
        return Arrays.stream(columns)
                .map(column -> messages.text("stats.column." + column))
                .toList();
    }

    List<FigureView.Download> downloads(String... names) {
        return Arrays.stream(names)
                .map(name -> new FigureView.Download(name, messages.text("stats.file." + name)))
                .toList();
    }

    /** The parts of a bar, one after the other; empty ones are left out. */
    List<Part> parts(double full, int[] tones, int... counts) {
        List<Part> parts = new ArrayList<>();
        double start = 0;
        for (int i = 0; i < counts.length; i++) {
            double size = 100 * counts[i] / full;
            if (counts[i] > 0) {
                parts.add(new Part(tones[i], start, size, number(counts[i])));
            }
            start += size;
        }
        return parts;
    }

    /** A bar of one part. */
    static List<Part> part(double full, double value) {
        return value == 0 ? List.of() : List.of(new Part(1, 0, 100 * value / full, ""));
    }

    /** Tones of that many series, as far apart as they can be. */
    static int[] tones(int count) {
        return switch (count) {
            case 2 -> new int[] {1, 4};
            case 3 -> new int[] {1, 3, 5};
            case 4 -> new int[] {1, 3, 5, 6};
            case 5 -> new int[] {1, 2, 3, 5, 6};
            default -> new int[] {1, 2, 3, 4, 5, 6};
        };
    }

    /** The next round number that is not smaller: 10, 20, 30 … 100, 200 … */
    static int scale(int number) {
        int unit = 10;
        while (number > 10 * unit) {
            unit *= 10;
        }
        return Math.max(1, (number + unit - 1) / unit) * unit;
    }
}
