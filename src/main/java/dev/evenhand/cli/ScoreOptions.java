package dev.evenhand.cli;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.RankRule;
import dev.evenhand.statistics.Regulariser;
import dev.evenhand.statistics.Ties;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code score} was asked for. */
final class ScoreOptions {

    /** A number of votes that nobody chose by looking: what holds at every look must not hang on how many there are. */
    static final long ANY_PLANNED = 1000;

    @Parameters(
            paramLabel = "VOTES",
            description =
                    "CSV or JSON of model_a,model_b,winner (or left,right,winner, or counts); - for standard input.")
    String file = "";

    @Option(names = "--ties", description = "A tie is half a win, or an outcome of its own: half or davidson.")
    Ties ties = Ties.HALF;

    @Option(names = "--position", description = "Estimate the advantage of the left seat.")
    boolean position;

    @Option(names = "--style", description = "Control for pairs of columns <feature>_a,<feature>_b.")
    boolean style;

    @Option(
            names = "--cluster",
            split = ",",
            paramLabel = "BY",
            description = "Errors for votes dependent by rater, task or both: rater,task.")
    Set<Cluster> clusters = EnumSet.noneOf(Cluster.class);

    @Option(names = "--anytime", description = "Intervals that hold however often one looks.")
    boolean anytime;

    @Option(
            names = "--planned",
            paramLabel = "VOTES",
            description = "Votes at which --anytime is narrowest: those planned before the first look, or 1,000.")
    @Nullable
    Long planned;

    @Option(names = "--level", paramLabel = "SHARE", description = "Level of intervals, 0.95 by default.")
    double level = 0.95;

    @Option(
            names = "--anchor",
            paramLabel = "MODEL=POINTS",
            description = "Shift scores so that a model has these points.")
    @Nullable
    String anchor;

    @Option(
            names = "--bootstrap",
            paramLabel = "ROUNDS",
            description = "Intervals by resampling votes, or clusters with --cluster.")
    int bootstrap;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Seed of --bootstrap, 1 by default.")
    long seed = 1;

    @Option(
            names = "--regularize",
            paramLabel = "HOW",
            description = "A finite score even for the undefeated: ridge:0.1 or firth.")
    @Nullable
    String regulariser;

    @Option(names = "--weight", paramLabel = "COLUMN", description = "Count each vote by the weight in a column.")
    @Nullable
    String weight;

    @Option(names = "--ipw", description = "Weight votes by their pair_probability towards evenly drawn pairs.")
    boolean inverseProbability;

    @Option(names = "--ipw-cut", paramLabel = "WEIGHT", description = "Cut weights of --ipw off at this, 1 being even.")
    @Nullable
    Double largestWeight;

    @Option(
            names = "--ranks",
            description = "One model ranks ahead of another by their intervals, by that of their difference,"
                    + " or by those of all differences at once: interval, pairwise or simultaneous.")
    RankRule ranks = RankRule.INTERVAL;

    @Option(names = "--flip", description = "Find how few votes carry the lead of the first model.")
    boolean flip;

    @Option(names = "--format", description = "table, csv or json.")
    Format format = Format.TABLE;

    /** An option without its effect would be read into the numbers all the same. */
    void refuseWhatClashes() {
        refuse(planned != null && !anytime, "--planned is for --anytime, which is not asked for");
        refuse(largestWeight != null && !inverseProbability, "--ipw-cut is for --ipw, which is not asked for");
        refuse(inverseProbability && weight != null, "--ipw makes weights of its own; leave out --weight");
        refuse(bootstrap != 0 && anytime, "--bootstrap gives intervals for one look; leave out --anytime");
        refuse(
                bootstrap != 0 && (inverseProbability || weight != null),
                "--bootstrap counts each vote once; leave out --weight and --ipw");
        refuse(
                bootstrap != 0 && clusters.size() > 1,
                "--bootstrap draws whole clusters of one kind: --cluster rater or --cluster task");
    }

    private static void refuse(boolean clash, String why) {
        if (clash) {
            throw new BadInput(why);
        }
    }

    BradleyTerry fitting() {
        var fitting = BradleyTerry.standard().withLevel(level).withTies(ties).clusteredBy(clusters);
        fitting = position ? fitting.withPosition() : fitting;
        fitting = style ? fitting.withStyle() : fitting;
        fitting = anytime ? fitting.anytime(planned == null ? ANY_PLANNED : planned) : fitting;
        return regulariser == null ? fitting : fitting.regularised(regulariser(regulariser));
    }

    private static Regulariser regulariser(String text) {
        if (text.equals("firth")) {
            return Regulariser.FIRTH;
        }
        if (text.startsWith("ridge:")) {
            try {
                return Regulariser.ridge(Double.parseDouble(text.substring("ridge:".length())));
            } catch (NumberFormatException e) {
                throw notRegulariser(text);
            }
        }
        throw notRegulariser(text);
    }

    private static BadInput notRegulariser(String text) {
        return new BadInput("--regularize takes ridge:NUMBER or firth, not " + text);
    }
}
