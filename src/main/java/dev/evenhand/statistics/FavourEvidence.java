package dev.evenhand.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Evidence that a rater favours any of several targets, nobody knows which beforehand. */
public record FavourEvidence(FavourTest settings, long votes, List<TargetEvidence> targets) {

    public FavourEvidence {
        targets = List.copyOf(targets);
    }

    /** Natural logarithm of the mean e-value over all targets, itself an e-value; 0 without targets. */
    public double logEvidence() {
        double peak = strongest().map(TargetEvidence::logEvidence).orElse(0.0);
        double sum = targets.stream()
                .mapToDouble(target -> Math.exp(target.logEvidence() - peak))
                .sum();
        return targets.isEmpty() ? 0 : peak + Math.log(sum / targets.size());
    }

    public Optional<TargetEvidence> strongest() {
        return targets.stream().max(Comparator.comparingDouble(TargetEvidence::logEvidence));
    }

    /** Whether the evidence suffices by itself, where no other rater is tested. */
    public boolean reaches(double alpha) {
        Arguments.between0And1("Alpha", alpha);
        return logEvidence() >= -Math.log(alpha);
    }
}
