package dev.evenhand.statistics;

/** Something other than the models that a fit puts a number on. */
public record Covariate(Kind kind, String name) {

    static final Covariate POSITION = new Covariate(Kind.POSITION, "position");
    static final Covariate TIE = new Covariate(Kind.TIE, "log tie");

    static Covariate style(StyleFeature feature) {
        return new Covariate(Kind.STYLE, feature.name());
    }

    /** What kind of thing. */
    public enum Kind {
        /** The advantage of the left seat. */
        POSITION,
        /** The pull of one unit of a style feature. */
        STYLE,
        /** The logarithm of Davidson's nu, the odds of a tie against a win between equals. */
        TIE
    }
}
