package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.panel.Rater;
import dev.evenhand.study.Scale.Verdict;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The question about who wrote follows the vote it was drawn for. */
class BlindingDueTests extends BallotTest {

    @Autowired
    Blinding blinding;

    /** Two tabs, or answers that waited for a network, bring a second vote before the question after the first. */
    @Test
    void skipsNoQuestionWhenVotesOvertakeIt() {
        var rater = rater(BlindingQuestionTests.asking(fixture));
        var plan = plans.of(rater);
        var voted = Stream.generate(() -> voted(rater)).limit(2).toList();
        for (var ballot : voted) {
            assertThat(blinding.due(plan, rater, null)).contains(ballot);
            blinding.answer(plan, rater, ballot, "");
        }
        assertThat(blinding.due(plan, rater, null)).isEmpty();
    }

    private UUID voted(Rater rater) {
        var ballot = next(rater);
        voting.record(plans.of(rater), rater, ballot, Answer.of(Verdict.A), "desk");
        return ballot;
    }
}
