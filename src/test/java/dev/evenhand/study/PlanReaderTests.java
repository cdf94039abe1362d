package dev.evenhand.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PlanReaderTests {

    private final PlanReader reader = new PlanReader();

    @Test
    void tellsWhatCannotBeReadOnceAndHoldsNothingAgainstTheDefaultInItsPlace() {
        var plan = JsonMapper.shared().readTree("""
                {"name":"One","pool":"p","models":["a","b"],"statistic":"best","categories":{"coding":"1"},
                 "gold_share":"some","repeat_share":"0.6","same_model_share":"0.5","lease_minutes":0}""");

        var refused = catchThrowableOfType(InvalidPlan.class, () -> reader.read(plan));

        assertThat(refused.problems())
                .extracting(PlanProblem::field)
                .containsExactlyInAnyOrder("statistic", "gold_share", "lease_minutes");
    }
}
