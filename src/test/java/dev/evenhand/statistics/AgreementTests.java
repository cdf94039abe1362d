package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.statistics.Agreement.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementTests {

    static Stream<String[]> publishedValues() {
        return KnownAnswers.rows("codes.agreement.csv").stream();
    }

    static Stream<List<String>> randomCodes() {
        return new Random(2011).longs(40).mapToObj(AgreementTests::randomCodes);
    }

    @ParameterizedTest
    @MethodSource("publishedValues")
    void agreesWithPublishedValues(String set, String coefficient, String observed, String expected, String value) {
        var found = of(coefficient, codings(set));

        assertThat(found.value().orElseThrow()).isEqualTo(Double.parseDouble(value), within(1e-8));
        if (!observed.isEmpty()) {
            assertThat(found.observed().orElseThrow()).isEqualTo(Double.parseDouble(observed), within(1e-8));
            assertThat(found.expected().orElseThrow()).isEqualTo(Double.parseDouble(expected), within(1e-8));
        }
    }

    @Test
    void countsUnitsAndCodesThatCanAgree() {
        var found = KrippendorffAlpha.ORDINAL.of(codings("krippendorff"));

        assertThat(found.coefficient()).isEqualTo("Krippendorff's alpha, ordinal");
        assertThat(found.units()).isEqualTo(11);
        assertThat(found.singles()).isEqualTo(1);
        assertThat(found.codes()).isEqualTo(40);
    }

    @Test
    void countsCoincidencesOfPreferences() {
        var met = new Coincidences(codings("preferences"));

        assertThat(met.total()).isEqualTo(27);
        assertThat(row(met, 0)).containsExactly(10.0, 3.0, 2.0);
        assertThat(row(met, 1)).containsExactly(3.0, 6.0, 0.0);
        assertThat(row(met, 2)).containsExactly(2.0, 0.0, 1.0);
        assertThat(List.of(met.margin(0), met.margin(1), met.margin(2))).containsExactly(15.0, 9.0, 3.0);
    }

    @ParameterizedTest
    @MethodSource("randomCodes")
    void doesNotDependOnTheOrderOrTheNamesOfUnits(List<String> codes) {
        var shuffled = new ArrayList<>(codes);
        Collections.shuffle(shuffled, new Random(7));
        same(
                codings(codes, 1),
                codings(shuffled.stream().map(code -> "x" + code).toList(), 1));
    }

    @ParameterizedTest
    @MethodSource("randomCodes")
    void measuresIntervalsOnAnyScale(List<String> codes) {
        for (String coefficient : List.of("INTERVAL", "AC2_QUADRATIC")) {
            close(of(coefficient, codings(codes, 1)), of(coefficient, codings(codes, -3.5)));
        }
    }

    @ParameterizedTest
    @MethodSource("randomCodes")
    void givesEveryMetricTheSameAlphaWithTwoCategories(List<String> codes) {
        UnaryOperator<String> halves = code -> code.compareTo("2") > 0 ? "high" : "low";
        var builder = Codings.among(List.of("low", "high"));
        codes.forEach(code -> builder.add(unit(code), halves.apply(category(code))));
        var codings = builder.build();
        close(KrippendorffAlpha.NOMINAL.of(codings), KrippendorffAlpha.ORDINAL.of(codings));
        close(KrippendorffAlpha.NOMINAL.of(codings), KrippendorffAlpha.INTERVAL.of(codings));
        close(GwetAgreement.AC1.of(codings), GwetAgreement.AC2_QUADRATIC.of(codings));
    }

    @Test
    void isOneWhenRatersAlwaysAgreeOnUnitsThatDiffer() {
        var codings = codings("1a", "1a", "2b", "2b", "3c", "3c");
        for (String coefficient : List.of("NOMINAL", "ORDINAL", "INTERVAL", "AC1", "AC2_QUADRATIC")) {
            assertThat(of(coefficient, codings).value()).as(coefficient).hasValue(1);
        }
    }

    @Test
    void liesNearZeroWhenCodesAreDrawnByLot() {
        var random = new Random(3);
        var codings = Codings.among(List.of("a", "b", "c"));
        for (int code = 0; code < 6000; code++) {
            codings.add("unit " + random.nextInt(2000), List.of("a", "b", "c").get(random.nextInt(3)));
        }
        for (String coefficient : List.of("NOMINAL", "ORDINAL", "INTERVAL", "AC1", "AC2_QUADRATIC")) {
            assertThat(of(coefficient, codings.build()).value().orElseThrow()).isEqualTo(0, within(0.03));
        }
    }

    @Test
    void tellsWhyThereIsNoAlpha() {
        assertThat(KrippendorffAlpha.NOMINAL.of(codings()).undefined()).contains(Undefined.NOTHING_TO_COMPARE);
        assertThat(KrippendorffAlpha.NOMINAL.of(codings("1a", "2b")).undefined())
                .contains(Undefined.NOTHING_TO_COMPARE);
        assertThat(KrippendorffAlpha.ORDINAL.of(codings("1a", "1b", "2a")).undefined())
                .contains(Undefined.ONE_UNIT);
        var same = KrippendorffAlpha.INTERVAL.of(codings("1a", "1a", "2a", "2a"));
        assertThat(same.undefined()).contains(Undefined.ALL_THE_SAME);
        assertThat(same.value()).isEmpty();
        assertThat(same.observed()).hasValue(0);
    }

    @Test
    void tellsWhyThereIsNoGwetCoefficient() {
        assertThat(GwetAgreement.AC1.of(codings("1a", "2b")).undefined()).contains(Undefined.NOTHING_TO_COMPARE);
        assertThat(GwetAgreement.AC2_QUADRATIC.of(codings("1a", "1a")).undefined())
                .contains(Undefined.ONE_CATEGORY);
    }

    @Test
    void keepsGwetDefinedWhereAllCodesAreTheSame() {
        var codings =
                Codings.among(List.of("a", "b")).add("1", "a").add("1", "a").build();
        assertThat(GwetAgreement.AC1.of(codings).value()).hasValue(1);
    }

    @Test
    void refusesCategoriesThatMakeNoScale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codings.among(List.of("a")).add("1", "b"))
                .withMessage("Unknown category \"b\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codings.among(List.of("a", "a")))
                .withMessage("Category \"a\" is named twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codings.valued(Map.of("a", Double.NaN)))
                .withMessage("Category \"a\" has no finite value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codings.valued(Map.of("a", 1.0, "b", 1.0)))
                .withMessage("Two categories have the same value");
    }

    private static void same(Codings one, Codings other) {
        for (String coefficient : List.of("NOMINAL", "ORDINAL", "INTERVAL", "AC1", "AC2_QUADRATIC")) {
            close(of(coefficient, one), of(coefficient, other));
        }
    }

    private static void close(Agreement one, Agreement other) {
        assertThat(other.undefined()).isEqualTo(one.undefined());
        one.value().ifPresent(value -> assertThat(other.value().orElseThrow()).isEqualTo(value, within(1e-12)));
    }

    private static Agreement of(String coefficient, Codings codings) {
        return coefficient.startsWith("AC")
                ? GwetAgreement.valueOf(coefficient).of(codings)
                : KrippendorffAlpha.valueOf(coefficient).of(codings);
    }

    private static List<Double> row(Coincidences met, int category) {
        return Stream.of(0, 1, 2).map(other -> met.count(category, other)).toList();
    }

    private static Codings codings(String set) {
        var rows = KnownAnswers.rows(set + ".codes.csv");
        var categories = new TreeSet<String>();
        rows.forEach(row -> categories.add(row[2]));
        var codings = Codings.among(categories);
        rows.forEach(row -> codings.add(row[0], row[2]));
        return codings.build();
    }

    /** Codes such as {@code 1a}: unit 1 was coded a. */
    private static Codings codings(String... codes) {
        var categories = new TreeSet<String>(
                List.of(codes).stream().map(AgreementTests::category).toList());
        var codings = Codings.among(categories);
        List.of(codes).forEach(code -> codings.add(unit(code), category(code)));
        return codings.build();
    }

    private static Codings codings(List<String> codes, double step) {
        var codings = Codings.valued(Map.of("1", step + 9, "2", 2 * step + 9, "3", 3 * step + 9, "4", 4 * step + 9));
        codes.forEach(code -> codings.add(unit(code), category(code)));
        return codings.build();
    }

    private static String unit(String code) {
        return code.substring(0, code.length() - 1);
    }

    private static String category(String code) {
        return code.substring(code.length() - 1);
    }

    private static List<String> randomCodes(long seed) {
        var random = new Random(seed);
        int units = 2 + random.nextInt(20);
        return random.ints(units * (1 + random.nextInt(4)), 0, units)
                .mapToObj(unit -> unit + "-" + (1 + Math.min(random.nextInt(4), random.nextInt(5))))
                .toList();
    }

    /** As leaving out each unit and computing alpha anew would have it. */
    @Test
    void hasAnIntervalOfAlphaWithoutEachUnit() {
        var random = new Random(8);
        var given = new ArrayList<List<String>>();
        for (int unit = 0; unit < 40; unit++) {
            var taste = random.nextInt(3);
            given.add(random.ints(2 + unit % 3, 0, 5)
                    .mapToObj(code -> String.valueOf(code < 3 ? code : taste))
                    .toList());
        }
        double whole = nominal(given, -1);
        double sum = 0;
        double squares = 0;
        for (int left = 0; left < 40; left++) {
            double moved = nominal(given, left) - whole;
            sum += moved;
            squares += moved * moved;
        }
        double error = Math.sqrt(39.0 / 40 * (squares - sum * sum / 40));
        var interval = AgreementInterval.of(codings(given, -1), 0.95).orElseThrow();
        assertThat(interval.upper() - whole).isEqualTo(2.0226909 * error, within(1e-7));
        assertThat(whole - interval.lower()).isEqualTo(2.0226909 * error, within(1e-7));
    }

    /** Raters who toss coins agree beyond chance as often as intervals of 95 % miss. */
    @Test
    void leavesChanceInItsIntervalWhereRatersTossCoins() {
        var random = new Random(9);
        int missed = 0;
        for (int study = 0; study < 400; study++) {
            var given = new ArrayList<List<String>>();
            for (int unit = 0; unit < 50; unit++) {
                given.add(random.ints(3, 0, 2).mapToObj(String::valueOf).toList());
            }
            missed +=
                    AgreementInterval.of(codings(given, -1), 0.95).orElseThrow().contains(0) ? 0 : 1;
        }
        assertThat(missed).isBetween(8, 34);
    }

    @Test
    void hasNoIntervalOfAFewUnits() {
        assertThat(AgreementInterval.of(codings(List.of(List.of("0", "1"), List.of("1", "1")), -1), 0.95))
                .isEmpty();
    }

    private static double nominal(List<List<String>> given, int without) {
        return KrippendorffAlpha.NOMINAL.of(codings(given, without)).value().orElseThrow();
    }

    private static Codings codings(List<List<String>> given, int without) {
        var codings = Codings.among(List.of("0", "1", "2"));
        for (int unit = 0; unit < given.size(); unit++) {
            if (unit != without) {
                var name = "unit " + unit;
                given.get(unit).forEach(code -> codings.add(name, code));
            }
        }
        return codings.build();
    }
}
