package dev.evenhand.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Whatever a plan may say can be said by the form. */
class PlanFieldTests {

    @Test
    void haveEveryFieldOfAPlanButThePoolThatIsChosenFirst() {
        assertThat(PlanField.ALL.stream()
                        .map(field -> field.path().replaceFirst("\\..*", ""))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Plan.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase())
                        .filter(name -> !name.equals("pool"))
                        .toList());
    }

    @Test
    void areAllOnThePage() throws IOException {
        var page = new ClassPathResource("templates/study/edit.html").getContentAsString(UTF_8);
        assertThat(PlanField.ALL)
                .allSatisfy(field ->
                        assertThat(page).containsPattern("(name|id)=\"" + field.name() + "\"|'" + field.name() + "'"));
    }
}
