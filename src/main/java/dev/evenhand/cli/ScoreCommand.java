package dev.evenhand.cli;

import dev.evenhand.statistics.Bootstrap;
import dev.evenhand.statistics.BootstrapIntervals;
import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Ranking;
import dev.evenhand.statistics.Scores;
import dev.evenhand.statistics.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code score}: Bradley-Terry scores of a file of votes. */
@Command(
        name = "score",
        description = "Bradley-Terry scores of a file of votes, with errors and ranks.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class ScoreCommand implements Callable<Integer> {

    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter notes;

    @Mixin
    private ScoreOptions options = new ScoreOptions();

    ScoreCommand(InputStream in, PrintWriter out, PrintWriter notes) {
        this.in = in;
        this.out = out;
        this.notes = notes;
    }

    @Override
    public Integer call() throws IOException {
        options.refuseWhatClashes();
        var fitting = options.fitting();
        var votes = read();
        note(votes);
        var raw = raw(fitting, votes);
        var scores = fit(raw.isPresent() ? fitting.startingFrom(raw.get()) : fitting, votes);
        var result = new Scored(
                votes,
                scores,
                raw,
                bootstrap(fitting, votes),
                Ranking.of(scores, options.ranks, new SplittableRandom(options.seed)),
                options.flip ? Lead.of(scores, votes) : Optional.empty(),
                Anchor.of(options.anchor, scores));
        switch (options.format) {
            case TABLE -> new ScoreTable(result).print(out);
            case CSV -> new ScoreCsv(result).print(out);
            case JSON -> new ScoreJson(result).print(out);
        }
        if (options.format == Format.CSV && result.lead().isPresent()) {
            result.lead().get().words().forEach(notes::println);
        }
        for (var warning : scores.warnings()) {
            notes.println(words(warning));
        }
        return 0;
    }

    private VoteFile read() throws IOException {
        var wanted = new Header.Wanted(
                options.clusters.contains(Cluster.RATER),
                options.clusters.contains(Cluster.TASK),
                options.style,
                options.inverseProbability ? Reweighted.COLUMN : options.weight);
        var source = Progress.watched(Source.of(options.file, in), notes);
        VoteFile votes;
        try {
            votes = VoteFile.read(source, wanted);
        } finally {
            Progress.cleared(source, notes);
        }
        if (!options.inverseProbability) {
            return votes;
        }
        var reweighted = Reweighted.of(votes, options.largestWeight == null ? Double.MAX_VALUE : options.largestWeight);
        notes.println(reweighted.note());
        return reweighted.file();
    }

    private static Scores fit(BradleyTerry fitting, VoteFile votes) {
        return votes.joining().isPresent() ? fitting.fit(votes.joining().get().get()) : fitting.fit(votes.counts());
    }

    /** The scores without position and style, to stand beside those with them. */
    private Optional<Scores> raw(BradleyTerry fitting, VoteFile votes) {
        if (!options.position && !options.style) {
            return Optional.empty();
        }
        var without = fitting.withoutCovariates();
        boolean counted = options.clusters.isEmpty() && options.weight == null && !options.inverseProbability;
        return Optional.of(counted ? without.fit(votes.counts()) : fit(without, votes));
    }

    private Optional<BootstrapIntervals> bootstrap(BradleyTerry fitting, VoteFile votes) {
        if (options.bootstrap == 0) {
            return Optional.empty();
        }
        var draws = new Bootstrap(fitting, options.bootstrap);
        var random = new SplittableRandom(options.seed);
        return Optional.of(
                options.clusters.isEmpty()
                        ? draws.resample(votes.counts(), random)
                        : draws.resample(
                                votes.votes().orElseThrow(),
                                options.clusters.iterator().next(),
                                random));
    }

    private void note(VoteFile votes) {
        if (votes.leftOut() > 0) {
            notes.printf(Locale.ROOT, "note: left out %,d rows: excluded, gold or repeat%n", votes.leftOut());
        }
        if (votes.skipped() > 0) {
            notes.printf(Locale.ROOT, "note: left out %,d skipped ballots%n", votes.skipped());
        }
        if (options.anytime && options.planned == null) {
            notes.printf(
                    Locale.ROOT,
                    "note: --anytime without --planned: intervals are narrowest at %,d votes, and hold at any look%n",
                    ScoreOptions.ANY_PLANNED);
        }
    }

    private static String words(Warning warning) {
        var models = warning.models().size() > 5
                ? warning.models().size() + " models: "
                : warning.models().isEmpty() ? "" : String.join(", ", warning.models()) + ": ";
        return "warning: " + models + warning.text();
    }
}
