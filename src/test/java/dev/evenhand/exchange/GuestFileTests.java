package dev.evenhand.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of people to invite, as spreadsheets and hands make them. */
class GuestFileTests {

    @Test
    void tellsEachLineThatCannotBeStored() {
        assertThat(problems("label,outside_id\nAnn,p1\nB\0b,p2\nCem,p 3\nDoe,p1\n"))
                .containsExactly(
                        "Line 3: there is a NUL character.",
                        "Line 4: an outside id has letters, digits and _ . @ : + = ~ -, 128 at the most.",
                        "Line 5: this outside id is in line 2 already.");
        assertThat(problems("label,name\nAnn,x\n")).first().asString().contains("no column “name”");
        assertThat(problems("")).containsExactly("The file has no row below its header.");
    }

    @Test
    void readsWhatItWroteThoughASpreadsheetWouldRunIt() {
        var file = read("label,group\n=1+1,@crowd\n\"two\nlines\",\n");
        assertThat(file.problems()).isEmpty();
        assertThat(file.guests().get(0).label()).isEqualTo("=1+1");
        assertThat(file.guests().get(0).group()).isEqualTo("@crowd");
        assertThat(file.guests().get(1).label()).isEqualTo("two\nlines");
    }

    private static List<String> problems(String text) {
        return read(text).problems();
    }

    private static GuestFile read(String text) {
        return GuestFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
