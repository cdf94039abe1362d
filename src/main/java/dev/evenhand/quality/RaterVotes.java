package dev.evenhand.quality;

import dev.evenhand.statistics.SpeedRule.Reading;
import dev.evenhand.statistics.Votes;
import java.util.List;
import java.util.Map;

/**
 * What the raters of a study have given.
 *
 * @param votes live ones at their last revision, of everybody, left out or not, in the order in which they came
 * @param golds for each rater the answers to gold ballots, right or wrong, in their order
 * @param readings for each rater how many words were read in what time
 */
record RaterVotes(Votes votes, Map<String, List<Boolean>> golds, Map<String, List<Reading>> readings) {}
