package dev.evenhand.study;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.evenhand.commitment.BallotLot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A study's protocol: what is asked of whom about what, and how the answers are counted. Frozen at registration.
 * Shares and levels are decimals between 0 and 1, written as strings so that they have one canonical form.
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Plan(
        String name,
        String pool,
        List<String> models,
        String question,
        String instructions,
        Scale scale,
        List<Axis> axes,
        List<String> flags,
        @Nullable Rationale rationale,
        @Nullable Boolean confidence,
        int votesPerComparison,
        Pairing pairing,
        int maxVotesPerRater,
        int leaseMinutes,
        Statistic statistic,
        @Nullable Claim claim,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal alpha,
        Ties ties,
        Stopping stopping,
        List<String> cluster,
        List<Map<String, String>> exclusions,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal goldShare,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal repeatShare,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal sameModelShare,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal blindingShare,
        Map<String, String> categories,
        Leaks leaks,
        Read read,
        boolean refill,
        @Nullable Instant publishAt,
        @Nullable Consent consent,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Example> examples,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Question> comprehension,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Example> practice,
        @Nullable Integer breakAfter,
        @Nullable Completion completion,
        @Nullable Qualification qualification,
        @Nullable Beacon beacon) {

    public Plan {
        models = List.copyOf(models);
        axes = List.copyOf(axes);
        flags = List.copyOf(flags);
        cluster = List.copyOf(cluster);
        exclusions = List.copyOf(exclusions);
        categories = Map.copyOf(categories);
        examples = examples == null ? List.of() : List.copyOf(examples);
        comprehension = comprehension == null ? List.of() : List.copyOf(comprehension);
        practice = practice == null ? List.of() : List.copyOf(practice);
    }

    /** Whether raters go through anything before their first ballot. */
    public boolean staged() {
        return consent != null || !comprehension.isEmpty() || !practice.isEmpty() || qualification != null;
    }

    /** What ballots are for besides comparing models. */
    public BallotLot lot() {
        return new BallotLot(goldShare, repeatShare, sameModelShare, blindingShare);
    }

    /** How sure an interval is: one minus alpha. */
    public double level() {
        return 1 - alpha.doubleValue();
    }

    /** Whether an answer needs a reason in words. */
    public boolean asksWhy() {
        return rationale != null && rationale.required();
    }

    /** Whether an answer says how sure the rater is. */
    public boolean asksConfidence() {
        return Boolean.TRUE.equals(confidence);
    }

    /** A question asked beside the verdict: which response is better, or how good each is from 0 to 4. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Axis(String key, String label, @Nullable Per per) {
        public enum Per {
            PAIR,
            RESPONSE;

            @JsonValue
            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public boolean rated() {
            return per == Per.RESPONSE;
        }
    }

    /** What the rater says in words: at least so many characters where anything is said, and whether it must be. */
    public record Rationale(int min, boolean required) {
        /** The fewest characters a reason may have. */
        public int fewest() {
            return Math.max(1, min);
        }
    }

    /** What the study sets out to show, said before the first vote. */
    public record Claim(String better, String than) {
        public Claim {
            better = better == null ? "" : better;
            than = than == null ? "" : than;
        }
    }

    /**
     * Public randomness that is announced after registration, so that nobody could try seeds out before committing to one.
     *
     * @param source who announces it, as “drand quicknet”
     * @param round which of its announcements, as it is numbered there
     */
    public record Beacon(String source, String round) {
        public Beacon {
            source = source == null ? "" : source;
            round = round == null ? "" : round;
        }
    }

    /** When the study has enough votes; without a number, when every comparison has its votes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Stopping(Rule rule, @Nullable Integer votes) {
        public enum Rule {
            FIXED,
            SEQUENTIAL;

            @JsonValue
            String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** Which pairs of models meet on a task. */
    public enum Pairing {
        ALL,
        BALANCED,
        ADAPTIVE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The number the study is about. */
    public enum Statistic {
        WIN_SHARE,
        BRADLEY_TERRY,
        GRADED_MEAN;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How ties enter the scores. */
    public enum Ties {
        HALF,
        DAVIDSON;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a rater has read of both responses before a vote: as much as he likes, all of it, or for as long as it takes. */
    public enum Read {
        NONE,
        END,
        DWELL;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happens to a response in which a model of the study is named. */
    public enum Leaks {
        BLOCK,
        MASK,
        ALLOW;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
