package dev.evenhand.results;

import dev.evenhand.statistics.SpeedCheck;
import org.jspecify.annotations.Nullable;

/**
 * A rater's votes and time, by pseudonym.
 *
 * @param medianSeconds from first sight to vote; null where no time is known, as for votes from elsewhere
 */
record RaterLine(String name, long votes, @Nullable Double medianSeconds, SpeedCheck speed) {}
