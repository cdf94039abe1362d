package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts beside each vote of a rater the chances that it had by the votes of all others. */
final class Foretelling {

    private final Votes votes;
    private final RaterCounts counts;
    private final BradleyTerry method;

    Foretelling(Votes votes, RaterCounts counts, BradleyTerry method) {
        this.votes = votes;
        this.counts = counts;
        var plain = method.clusteredBy(Set.of());
        this.method = plain.startingFrom(plain.fit(votes.counts()));
    }

    /** Votes between models that the others give no finite gap cannot be foretold, and are left out. */
    List<ForetoldVote> of(int rater) {
        var fits = method.fit(counts.without(rater)).fits();
        var chances = fits.stream().map(FittedChances::new).toList();
        var foretold = new ArrayList<ForetoldVote>();
        for (int vote : counts.votesOf(rater)) {
            var left = votes.models().get(votes.left(vote));
            var right = votes.models().get(votes.right(vote));
            var fit = holding(fits, left, right);
            if (!left.equals(right) && fit.isPresent()) {
                var model = chances.get(fits.indexOf(fit.get()));
                foretold.add(new ForetoldVote(left, right, model.of(left, right), votes.verdict(vote)));
            }
        }
        return foretold;
    }

    private static Optional<Fit> holding(List<Fit> fits, String left, String right) {
        return fits.stream().filter(fit -> fit.holds(left) && fit.holds(right)).findFirst();
    }
}
