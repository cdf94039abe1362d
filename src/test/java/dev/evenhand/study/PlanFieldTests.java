package dev.evenhand.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"20 %,0.20", "5%,0.05", "2.5 %,0.025", "0.2,0.2", "20,20", "a fifth,a fifth"})
    void takeAShareInPerCentAndLeaveWhatIsNoneToTheReaderOfPlans(String typed, String share) {
        assertThat(FieldKind.SHARE.read(typed, "goldShare").asString()).isEqualTo(share);
    }

    @Test
    void haveANameForPeople() {
        assertThat(PlanField.ALL)
                .allSatisfy(field -> assertThat(Labels.FIELDS)
                        .containsKey(
                                Labels.FIELDS.containsKey(field.path())
                                        ? field.path()
                                        : field.path().replaceFirst("\\..*", "")));
        assertThat(Labels.FIELDS).containsKeys(AmendedField.ALL.toArray(String[]::new));
    }

    @Test
    void areAllOnThePage() throws IOException {
        var page = new ClassPathResource("templates/study/edit.html").getContentAsString(UTF_8);
        assertThat(PlanField.ALL)
                .allSatisfy(field ->
                        assertThat(page).containsPattern("(name|id)=\"" + field.name() + "\"|'" + field.name() + "'"));
    }
}
