package dev.evenhand.statistics;

/**
 * A declared pull towards the middle, which gives a finite strength even to an undefeated model. Never on by default:
 * the strength is then as much an assumption as a finding.
 *
 * @param lambda weight of the ridge {@code lambda / 2 * |strengths|^2}; 0 for the others
 */
public record Regulariser(Kind kind, double lambda) {

    public static final Regulariser NONE = new Regulariser(Kind.NONE, 0);

    /** Firth's bias reduction by the Jeffreys prior (Firth 1993). */
    public static final Regulariser FIRTH = new Regulariser(Kind.FIRTH, 0);

    public Regulariser {
        if (kind == Kind.RIDGE ? !(lambda > 0 && Double.isFinite(lambda)) : lambda != 0) {
            throw new IllegalArgumentException("%s is no weight for %s".formatted(lambda, kind));
        }
    }

    public static Regulariser ridge(double lambda) {
        return new Regulariser(Kind.RIDGE, lambda);
    }

    public boolean active() {
        return kind != Kind.NONE;
    }

    /** What pulls. */
    public enum Kind {
        NONE,
        RIDGE,
        FIRTH
    }
}
