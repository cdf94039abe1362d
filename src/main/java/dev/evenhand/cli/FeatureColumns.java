package dev.evenhand.cli;

import dev.evenhand.statistics.StyleFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The style features of the votes of one part of a file. All parts write to the same columns, each from a place on that
 * leaves room for those before it: 64 MB of two million votes need not be put together afterwards, but moved up a little.
 */
final class FeatureColumns {

    /** Bytes of each part by whose lines the number of all lines is guessed. */
    private static final int SAMPLE = 1 << 16;

    /** For each feature how much more of it the left response has, by vote. */
    private double[][] values;

    /** The place of this part's first vote. */
    private int from;

    /** How many votes of this part there is room for. */
    private int room;

    private boolean shared;

    private FeatureColumns(double[][] values, int from, int room, boolean shared) {
        this.values = values;
        this.from = from;
        this.room = room;
        this.shared = shared;
    }

    /** Of a file whose length nobody knows. */
    static FeatureColumns growing(int features) {
        return new FeatureColumns(new double[features][0], 0, 0, false);
    }

    /** @param starts where each part begins in the source, and where the last one ends */
    static List<FeatureColumns> sharing(int features, Source source, long[] starts) throws IOException {
        int parts = starts.length - 1;
        int room = features == 0 ? 0 : room(source, starts);
        var values = new double[features][];
        // Java clears what it gives, which is work for more than one core.
        IntStream.range(0, features).parallel().forEach(feature -> values[feature] = new double[parts * room]);
        var columns = new ArrayList<FeatureColumns>();
        for (int part = 0; part < parts; part++) {
            columns.add(new FeatureColumns(values, part * room, room, true));
        }
        return columns;
    }

    /** What the part with the most and shortest lines needs, if its lines are as long as those that it begins with. */
    private static int room(Source source, long[] starts) throws IOException {
        var bytes = new byte[SAMPLE];
        long room = 0;
        for (int part = 0; part + 1 < starts.length; part++) {
            long length = starts[part + 1] - starts[part];
            int read = source.read(starts[part], bytes, 0, (int) Math.min(length, SAMPLE));
            long lines = 1;
            for (int i = 0; i < read; i++) {
                lines += bytes[i] == '\n' ? 1 : 0;
            }
            room = Math.max(room, lines * length / Math.max(1, read));
        }
        return (int) Math.min(room + room / 64, (Integer.MAX_VALUE - 8) / (starts.length - 1));
    }

    /** The values of a vote from its counts of each feature, left and right in turns. */
    void set(int vote, double[] counts) {
        if (vote == room) {
            grow();
        }
        for (int i = 0; i < values.length; i++) {
            values[i][from + vote] = StyleFeature.ratio(counts[2 * i], counts[2 * i + 1]);
        }
    }

    /** From here on this part has columns of its own. */
    private void grow() {
        int wider = (int) Math.min(Integer.MAX_VALUE - 8, 2L * room + 4096);
        var own = new double[values.length][];
        for (int i = 0; i < own.length; i++) {
            own[i] = Arrays.copyOf(Arrays.copyOfRange(values[i], from, from + room), wider);
        }
        values = own;
        from = 0;
        room = wider;
        shared = false;
    }

    /** One feature of the votes of all parts behind each other; what stands behind them means nothing. */
    static double[] joined(List<FeatureColumns> parts, int feature, int[] starts) {
        boolean shared = true;
        for (var part : parts) {
            shared &= part.shared;
        }
        var whole = shared ? parts.get(0).values[feature] : new double[starts[parts.size()]];
        for (int part = 0; part < parts.size(); part++) {
            var columns = parts.get(part);
            System.arraycopy(
                    columns.values[feature], columns.from, whole, starts[part], starts[part + 1] - starts[part]);
        }
        return whole;
    }
}
