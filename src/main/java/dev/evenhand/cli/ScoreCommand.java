package dev.evenhand.cli;

import dev.evenhand.statistics.Bootstrap;
import dev.evenhand.statistics.BootstrapIntervals;
import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.RankRule;
import dev.evenhand.statistics.Ranking;
import dev.evenhand.statistics.Regulariser;
import dev.evenhand.statistics.Scores;
import dev.evenhand.statistics.Ties;
import dev.evenhand.statistics.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code score}: Bradley-Terry scores of a file of votes. */
@Command(
        name = "score",
        description = "Bradley-Terry scores of a file of votes, with errors and ranks.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ScoreCommand implements Callable<Integer> {

    /** A number of votes that nobody chose by looking: what holds at every look must not hang on how many there are. */
    private static final long ANY_PLANNED = 1000;

    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter notes;

    @Parameters(
            paramLabel = "VOTES",
            description =
                    "CSV or JSON of model_a,model_b,winner (or left,right,winner, or counts); - for standard input.")
    private String file = "";

    @Option(names = "--ties", description = "A tie is half a win, or an outcome of its own: half or davidson.")
    private Ties ties = Ties.HALF;

    @Option(names = "--position", description = "Estimate the advantage of the left seat.")
    private boolean position;

    @Option(names = "--style", description = "Control for pairs of columns <feature>_a,<feature>_b.")
    private boolean style;

    @Option(
            names = "--cluster",
            split = ",",
            paramLabel = "BY",
            description = "Errors for votes dependent by rater, task or both: rater,task.")
    private Set<Cluster> clusters = EnumSet.noneOf(Cluster.class);

    @Option(names = "--anytime", description = "Intervals that hold however often one looks.")
    private boolean anytime;

    @Option(
            names = "--planned",
            paramLabel = "VOTES",
            description = "Votes at which --anytime is narrowest: those planned before the first look, or 1,000.")
    private @Nullable Long planned;

    @Option(names = "--level", paramLabel = "SHARE", description = "Level of intervals, 0.95 by default.")
    private double level = 0.95;

    @Option(
            names = "--anchor",
            paramLabel = "MODEL=POINTS",
            description = "Shift scores so that a model has these points.")
    private @Nullable String anchor;

    @Option(
            names = "--bootstrap",
            paramLabel = "ROUNDS",
            description = "Intervals by resampling votes, or clusters with --cluster.")
    private int bootstrap;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Seed of --bootstrap, 1 by default.")
    private long seed = 1;

    @Option(
            names = "--regularize",
            paramLabel = "HOW",
            description = "A finite score even for the undefeated: ridge:0.1 or firth.")
    private @Nullable String regulariser;

    @Option(names = "--weight", paramLabel = "COLUMN", description = "Count each vote by the weight in a column.")
    private @Nullable String weight;

    @Option(names = "--ipw", description = "Weight votes by their pair_probability towards evenly drawn pairs.")
    private boolean inverseProbability;

    @Option(names = "--ipw-cut", paramLabel = "WEIGHT", description = "Cut weights of --ipw off at this, 1 being even.")
    private @Nullable Double largestWeight;

    @Option(
            names = "--ranks",
            description = "One model ranks ahead of another by their intervals, by that of their difference,"
                    + " or by those of all differences at once: interval, pairwise or simultaneous.")
    private RankRule ranks = RankRule.INTERVAL;

    @Option(names = "--flip", description = "Find how few votes carry the lead of the first model.")
    private boolean flip;

    @Option(names = "--format", description = "table, csv or json.")
    private Format format = Format.TABLE;

    /** How to print. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    ScoreCommand(InputStream in, PrintWriter out, PrintWriter notes) {
        this.in = in;
        this.out = out;
        this.notes = notes;
    }

    @Override
    public Integer call() throws IOException {
        refuseWhatClashes();
        var fitting = fitting();
        var votes = read();
        note(votes);
        var raw = raw(fitting, votes);
        var scores = fit(raw.map(fitting::startingFrom).orElse(fitting), votes);
        var result = new Scored(
                votes,
                scores,
                raw,
                bootstrap(fitting, votes),
                Ranking.of(scores, ranks, new SplittableRandom(seed)),
                flip ? Lead.of(scores, votes) : Optional.empty(),
                Anchor.of(anchor, scores));
        switch (format) {
            case TABLE -> new ScoreTable(result).print(out);
            case CSV -> new ScoreCsv(result).print(out);
            case JSON -> new ScoreJson(result).print(out);
        }
        if (format == Format.CSV) {
            result.lead().ifPresent(lead -> lead.words().forEach(notes::println));
        }
        scores.warnings().stream().map(ScoreCommand::words).forEach(notes::println);
        return 0;
    }

    /** An option without its effect would be read into the numbers all the same. */
    private void refuseWhatClashes() {
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

    private VoteFile read() throws IOException {
        var wanted = new Header.Wanted(
                clusters.contains(Cluster.RATER),
                clusters.contains(Cluster.TASK),
                style,
                inverseProbability ? Reweighted.COLUMN : weight);
        var source = Progress.watched(Source.of(file, in), notes);
        VoteFile votes;
        try {
            votes = VoteFile.read(source, wanted);
        } finally {
            Progress.cleared(source, notes);
        }
        if (!inverseProbability) {
            return votes;
        }
        var reweighted = Reweighted.of(votes, largestWeight == null ? Double.MAX_VALUE : largestWeight);
        notes.println(reweighted.note());
        return reweighted.file();
    }

    private BradleyTerry fitting() {
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

    private static Scores fit(BradleyTerry fitting, VoteFile votes) {
        return votes.votes().map(fitting::fit).orElseGet(() -> fitting.fit(votes.counts()));
    }

    /** The scores without position and style, to stand beside those with them. */
    private Optional<Scores> raw(BradleyTerry fitting, VoteFile votes) {
        if (!position && !style) {
            return Optional.empty();
        }
        return Optional.of(fit(fitting.withoutCovariates(), votes));
    }

    private Optional<BootstrapIntervals> bootstrap(BradleyTerry fitting, VoteFile votes) {
        if (bootstrap == 0) {
            return Optional.empty();
        }
        var draws = new Bootstrap(fitting, bootstrap);
        var random = new SplittableRandom(seed);
        return Optional.of(
                clusters.isEmpty()
                        ? draws.resample(votes.counts(), random)
                        : draws.resample(
                                votes.votes().orElseThrow(), clusters.iterator().next(), random));
    }

    private void note(VoteFile votes) {
        if (votes.leftOut() > 0) {
            notes.printf(Locale.ROOT, "note: left out %,d rows: excluded, gold or repeat%n", votes.leftOut());
        }
        if (votes.skipped() > 0) {
            notes.printf(Locale.ROOT, "note: left out %,d skipped ballots%n", votes.skipped());
        }
        if (anytime && planned == null) {
            notes.printf(
                    Locale.ROOT,
                    "note: --anytime without --planned: intervals are narrowest at %,d votes, and hold at any look%n",
                    ANY_PLANNED);
        }
    }

    private static String words(Warning warning) {
        var models = warning.models().size() > 5
                ? warning.models().size() + " models: "
                : warning.models().isEmpty() ? "" : String.join(", ", warning.models()) + ": ";
        return "warning: " + models + warning.text();
    }
}
