package dev.evenhand.results;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.CircularTriads;
import dev.evenhand.statistics.ClusteredFitTest;
import dev.evenhand.statistics.Coefficient;
import dev.evenhand.statistics.Covariate;
import dev.evenhand.statistics.Cycles;
import dev.evenhand.statistics.GoodnessOfFit;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.SignTest;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.springframework.stereotype.Component;

/** Looks at a study's votes from all sides that `statistics` knows, with the plan's choice. */
@Component
class Examination {

    static final int CYCLES = 5;

    /** A fixed seed, so that whoever repeats it gets the same p-value. */
    static final long SEED = 1;

    private static final int MANY_VOTES = 500_000;

    private final ScoreBook scores;
    private final VoteMemory votes;
    private final RaterTimes times;

    Examination(ScoreBook scores, VoteMemory votes, RaterTimes times) {
        this.scores = scores;
        this.votes = votes;
        this.times = times;
    }

    Diagnostics of(Study study) {
        var standings = scores.of(study, null);
        var given = votes.of(study);
        var counts = given.votes().counts();
        var plain = BradleyTerry.standard()
                .withTies(standings.choice().ties())
                .withLevel(standings.plan().level());
        var claim = standings.plan().claim();
        var first = claim == null ? standings.models().get(0).model() : claim.better();
        var second = claim == null ? standings.models().get(1).model() : claim.than();
        return new Diagnostics(
                standings,
                GoodnessOfFit.of(counts, plain.fit(counts)),
                bootstrap(given, plain),
                Cycles.of(counts, CYCLES),
                CircularTriads.of(counts),
                position(standings, given),
                seats(counts),
                Unanimity.of(given, first, second, standings.plan().level()),
                Unanimity.ofAll(given),
                times.of(study));
    }

    private static Optional<ClusteredFitTest> bootstrap(StudyVotes given, BradleyTerry plain) {
        if (given.raters.size() < 2 || given.models.size() < 3) {
            return Optional.empty();
        }
        int rounds = given.size() > MANY_VOTES ? 99 : 199;
        return Optional.of(ClusteredFitTest.of(given.votes(), plain, rounds, new Random(SEED)));
    }

    private static Optional<Coefficient> position(Standings standings, StudyVotes given) {
        var method = standings
                .end()
                .widened(standings.choice().method(standings.plan().level()))
                .withPosition();
        return method.fit(given.votes()).coefficients().stream()
                .filter(found -> found.covariate().kind() == Covariate.Kind.POSITION)
                .findFirst();
    }

    private static SignTest seats(PairCounts counts) {
        List<String> models = counts.models();
        long left = 0;
        long right = 0;
        for (var pair : counts.pairs()) {
            boolean inOrder = models.indexOf(pair.first()) < models.indexOf(pair.second());
            long forward = counts.seated(pair.first(), pair.second()).votes();
            long backward = counts.seated(pair.second(), pair.first()).votes();
            left += inOrder ? forward : backward;
            right += inOrder ? backward : forward;
        }
        return SignTest.of(left, right);
    }
}
