package dev.evenhand.cli;

import dev.evenhand.statistics.Coefficient;
import dev.evenhand.statistics.Covariate;
import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.Status;
import dev.evenhand.statistics.Warning;
import java.io.PrintWriter;
import java.util.Locale;

/** Scores as a person reads them. */
record ScoreTable(Scored result) {

    private static final int WIDEST_NAME = 32;

    void print(PrintWriter out) {
        var scores = result.scores();
        int width = 5;
        for (var score : scores.models()) {
            width = Math.max(width, Math.min(WIDEST_NAME, score.model().length()));
        }
        out.println(counted(result.votes().counts().votes(), "vote")
                + " among "
                + counted(scores.models().size(), "model")
                + "; "
                + result.basis()
                + ".");
        coefficients(out);
        int component = -1;
        int tier = -1;
        for (var score : scores.models()) {
            if (score.component() != component || score.tier() != tier) {
                heading(out, score, width);
            }
            component = score.component();
            tier = score.tier();
            row(out, score, width);
        }
        if (result.lead().isPresent()) {
            out.println();
            result.lead().get().words().forEach(out::println);
        }
    }

    private static String counted(long count, String what) {
        return Aligned.grouped(count) + " " + what + (count == 1 ? "" : "s");
    }

    private void coefficients(PrintWriter out) {
        for (var found : result.scores().coefficients()) {
            out.println(words(found));
        }
        if (result.raw().isPresent()) {
            out.println("The column \"raw\" has the score without these effects.");
        }
    }

    private static String words(Coefficient found) {
        if (found.covariate().kind() == Covariate.Kind.TIE) {
            return String.format(
                    Locale.ROOT,
                    "Ties: nu = %.4f (between equals, a tie is %.1f %% of votes).",
                    Math.exp(found.value()),
                    100 * Math.exp(found.value()) / (2 + Math.exp(found.value())));
        }
        var name = found.covariate().kind() == Covariate.Kind.POSITION
                ? "Left seat"
                : "Style \"" + found.covariate().name() + "\", a standard deviation";
        return name + ": " + Aligned.signed(found.points()) + " points ("
                + Aligned.signed(found.points() * found.lower() / found.value()) + " to "
                + Aligned.signed(found.points() * found.upper() / found.value()) + ").";
    }

    private void heading(PrintWriter out, ModelScore score, int width) {
        int components = 0;
        for (var component : result.scores().components().components()) {
            components += component.models().size() > 1 ? 1 : 0;
        }
        out.println();
        if (score.status() == Status.NOT_YET_SCORED) {
            out.println("Not yet scored: no vote against another model");
        } else if (components > 1) {
            out.printf(
                    "Group %d of %d, never compared with the others%s%n",
                    score.component() + 1, components, tier(score));
        } else if (!tier(score).isEmpty()) {
            out.println("Models" + tier(score));
        }
        if (score.status() == Status.UNFITTED) {
            out.println("No scores: " + why(score));
        }
        out.println(line(
                "rank",
                Aligned.left("model", width),
                "score",
                level() + " %",
                result.raw().isPresent() ? "     raw" : "",
                "won",
                "lost",
                "tied"));
    }

    private String why(ModelScore score) {
        return result.scores().warnings().stream()
                .filter(warning -> warning.kind() == Warning.Kind.UNFITTED)
                .filter(warning -> warning.models().contains(score.model()))
                .map(Warning::text)
                .findFirst()
                .orElse("");
    }

    private static String line(
            String rank,
            String model,
            String score,
            String interval,
            String raw,
            String won,
            String lost,
            String tied) {
        return Aligned.right(rank, 7)
                + "  "
                + model
                + " "
                + Aligned.right(score, 8)
                + " "
                + Aligned.right(interval, 17)
                + raw
                + " "
                + Aligned.right(won, 9)
                + " "
                + Aligned.right(lost, 9)
                + " "
                + Aligned.right(tied, 9);
    }

    private String tier(ModelScore score) {
        var component = result.scores().components().components().get(score.component());
        if (component.tiers().size() == 1) {
            return "";
        }
        return switch (score.status()) {
            case UNDEFEATED -> ", undefeated: no finite score";
            case WINLESS -> ", winless: no finite score";
            case SEPARATED -> ", between tiers: no finite score";
            case SCORED, TIER_SCORED, NOT_YET_SCORED, UNFITTED ->
                ", tier %d of %d".formatted(score.tier() + 1, component.tiers().size());
        };
    }

    private String level() {
        double percent = 100 * result.scores().settings().level();
        return percent == Math.rint(percent) ? Long.toString(Math.round(percent)) : Double.toString(percent);
    }

    private void row(PrintWriter out, ModelScore score, int width) {
        var raw = result.raw().isPresent()
                ? " " + Aligned.right(points(result.raw().get().of(score.model())), 7)
                : "";
        out.println(line(
                rank(score),
                Aligned.left(shortened(score.model(), width), width),
                points(score),
                interval(score),
                raw,
                Aligned.grouped(score.tally().wins()),
                Aligned.grouped(score.tally().losses()),
                Aligned.grouped(score.tally().ties() + score.tally().bothBad())));
    }

    private String rank(ModelScore score) {
        var found = result.ranks(score).orElse(null);
        if (found == null) {
            return "";
        }
        return found.best() == found.worst() ? Integer.toString(found.best()) : found.best() + "-" + found.worst();
    }

    private String points(ModelScore score) {
        var strength = result.strength(score);
        return strength.isPresent() ? Aligned.tenths(result.points(score, strength.get())) : "";
    }

    private String interval(ModelScore score) {
        var found = result.interval(score).orElse(null);
        return found == null
                ? ""
                : Aligned.tenths(result.points(score, found.lower()))
                        + " to "
                        + Aligned.tenths(result.points(score, found.upper()));
    }

    private static String shortened(String name, int width) {
        return name.length() <= width ? name : name.substring(0, width - 1) + "…";
    }
}
