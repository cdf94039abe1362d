package dev.evenhand.study;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A study at a glance while it runs.
 *
 * @param at when it was looked at
 * @param crowd raters invited and what they may still give
 * @param forecast empty while it is too early to tell, and when all is done
 */
record Dashboard(
        Instant at,
        StudyProgress.Progress progress,
        Pace.Crowd crowd,
        long atWork,
        long medianSeconds,
        @Nullable Forecast forecast,
        PaceChart chart,
        List<Pace.Part> categories,
        List<Pace.Part> pairs,
        List<Pace.RaterPace> raters,
        List<Stuck.Held> held,
        List<Stuck.Skipped> skipped,
        List<StudyProgress.Parked> parked,
        Glance glance) {

    /** What to beware of in the votes so far, in per cent; negative where nothing is known. */
    record Glance(double leftShare, long decisive, double skipShare) {
        /** Farther from even than twice the error of so many votes that know no seat. */
        public boolean leans() {
            return decisive > 0 && Math.abs(leftShare - 50) > 100 / Math.sqrt(decisive);
        }
    }

    public long remaining() {
        return Math.max(0, progress.of() - progress.votes());
    }

    /** Whether every planned vote is there, so that closing is what is left to do. */
    public boolean complete() {
        return progress.of() > 0 && remaining() == 0;
    }

    /** How many raters more it takes, if those who are here give all they may; 0 when they are enough. */
    public long missingRaters(int most) {
        return Math.max(0, (remaining() - crowd.capacity() + most - 1) / most);
    }

    public String medianSaid() {
        return medianSeconds == 0 ? "–" : "%d:%02d".formatted(medianSeconds / 60, medianSeconds % 60);
    }

    public String endSaid() {
        if (remaining() == 0) {
            return "all there";
        }
        if (forecast == null) {
            return "too early to tell";
        }
        var soon = forecast.end().isBefore(at.plus(Duration.ofHours(36)));
        var pattern = soon ? "d MMM HH:mm" : "d MMM";
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .format(forecast.end().atZone(ZoneOffset.UTC));
    }
}
