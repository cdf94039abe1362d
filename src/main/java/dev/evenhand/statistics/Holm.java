package dev.evenhand.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What p-values of many tests are worth together, so that whoever looks for the best of them gains nothing. */
public final class Holm {

    private Holm() {}

    /** Adjusted p-values in the order given: {@code max over earlier of min(1, (m - rank + 1) p)} (Holm 1979). */
    public static List<Double> adjusted(List<Double> pValues) {
        var order = IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .toList();
        var adjusted = pValues.stream().collect(Collectors.toList());
        double most = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            most = Math.max(most, Math.min(1, (order.size() - rank) * pValues.get(order.get(rank))));
            adjusted.set(order.get(rank), most);
        }
        return List.copyOf(adjusted);
    }
}
