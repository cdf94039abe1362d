package dev.evenhand.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.ui.ExtendedModelMap;
import tools.jackson.databind.json.JsonMapper;

/** What is said of a plan before it is fixed does not depend on how its errors will be counted. */
@EvenhandTest
class OutlookTests {

    @Autowired
    private StudyFixture fixture;

    @Autowired
    private Outlook outlook;

    @Autowired
    private PlanReader plans;

    @Autowired
    private JsonMapper json;

    @Test
    void cannotBeTalkedOutOfUnderpoweredByPlainErrors() {
        var pool = fixture.pool(40, "one", "two");
        var clustered = estimate(pool, List.of("rater", "task"));
        var plain = estimate(pool, List.of());

        assertThat(clustered.power().underpowered()).isTrue();
        assertThat(clustered.power().effectiveVotes()).isLessThan(80);
        assertThat(plain.power()).isEqualTo(clustered.power());
    }

    private Estimate estimate(String pool, List<String> cluster) {
        var plan = json.createObjectNode().put("name", "Few").put("pool", pool).put("votes_per_comparison", 2);
        plan.set("models", json.valueToTree(List.of("one", "two")));
        plan.set("cluster", json.valueToTree(cluster));
        var model = new ExtendedModelMap();
        outlook.lay(model, plans.read(plan), Expectations.usual());
        return (Estimate) model.getAttribute("estimate");
    }
}
