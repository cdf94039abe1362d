package dev.evenhand.results;

import dev.evenhand.results.Diagnostics.PairAgreement;
import dev.evenhand.statistics.Agreement;
import dev.evenhand.statistics.AgreementInterval;
import dev.evenhand.statistics.Codings;
import dev.evenhand.statistics.GwetAgreement;
import dev.evenhand.statistics.KrippendorffAlpha;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Makes codings of votes: a unit is a task with two models, a code the model preferred or a tie of either kind. */
final class Unanimity {

    /** Codes of all pairs together beyond this take more memory than the answer is worth. */
    private static final int MOST_VOTES = 200_000;

    private static final String TIE = "\0tie";

    private Unanimity() {}

    /** Ordered with the tie in the middle, for the coefficient that takes a tie for half an agreement. */
    static PairAgreement of(StudyVotes votes, String first, String second, double level) {
        var codings = codings(votes.between(first, second), List.of(first, TIE, second));
        return new PairAgreement(
                first,
                second,
                List.of(
                        KrippendorffAlpha.NOMINAL.of(codings),
                        GwetAgreement.AC1.of(codings),
                        GwetAgreement.AC2_QUADRATIC.of(codings)),
                level,
                AgreementInterval.of(codings, level));
    }

    static Optional<Agreement> ofAll(StudyVotes votes) {
        if (votes.models.size() == 2 || votes.size() > MOST_VOTES) {
            return Optional.empty();
        }
        var categories = new ArrayList<>(votes.models);
        categories.add(TIE);
        return Optional.of(KrippendorffAlpha.NOMINAL.of(codings(votes, categories)));
    }

    /** A rater who judged a unit twice is heard once, at the last. */
    private static Codings codings(StudyVotes votes, List<String> categories) {
        record Given(String unit, int rater) {}
        var last = new HashMap<Given, String>();
        for (int vote = 0; vote < votes.size(); vote++) {
            int left = votes.left(vote);
            int right = votes.right(vote);
            if (left != right) {
                var unit = votes.task(vote) + ":" + Math.min(left, right) + ":" + Math.max(left, right);
                last.put(new Given(unit, votes.rater(vote)), code(votes, vote));
            }
        }
        var codings = Codings.among(categories);
        last.forEach((given, code) -> codings.add(given.unit(), code));
        return codings.build();
    }

    private static String code(StudyVotes votes, int vote) {
        return switch (votes.verdict(vote)) {
            case MODEL_A -> votes.models.get(votes.left(vote));
            case MODEL_B -> votes.models.get(votes.right(vote));
            case TIE, BOTH_BAD -> TIE;
        };
    }
}
