package dev.evenhand.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the code puts on record is told in words. */
class RecordWordsTests {
    private static final Path CODE = Path.of("src/main/java");

    /** A call that records, up to its end; the first words in quotes that are no comparison's are its kind. */
    private static final Pattern TOLD =
            Pattern.compile("(?:events\\.record|saved|record)\\(\\s*study[^;]*?;", Pattern.DOTALL);

    private static final Pattern KIND = Pattern.compile("(?<!equals\\()\"([a-z_]+)\"");

    private final RecordWords words = new RecordWords(new JsonMapper());

    @Test
    void knowsEveryKindThatStudiesTell() throws IOException {
        var kinds = new TreeSet<String>();
        try (var files = Files.walk(CODE)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var call = TOLD.matcher(Files.readString(file));
                while (call.find()) {
                    var kind = KIND.matcher(call.group().replaceAll("(?s)Map\\.of\\(.*", ""));
                    while (kind.find()) {
                        kinds.add(kind.group(1));
                    }
                }
            }
        }
        assertThat(kinds)
                .contains(
                        "excluded", "restored", "look", "opened", "published", "watched", "rater_kept", "flag_reopened")
                .hasSizeGreaterThan(30)
                .allSatisfy(kind -> assertThat(words.knows(kind)).as(kind).isTrue());
    }

    @Test
    void knowsEveryFormAndEveryDownload() throws IOException {
        var rows = new ClassPathResource("access.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .filter(row -> row[4].equals("yes") && !ofRaters(row[1]) && recorded(row[0], row[1]))
                .map(row -> RecordKeeper.kind(row[0], row[1]))
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(50)
                .allSatisfy(kind -> assertThat(words.knows(kind)).as(kind).isTrue());
    }

    private static boolean ofRaters(String path) {
        return path.matches("/(desk|join|welcome|demo|sign-in|error|api/v1/rater).*")
                || path.equals("/studies/estimate");
    }

    private static boolean recorded(String method, String path) {
        return method.matches("POST|PUT|DELETE") || method.equals("GET") && path.matches(".*\\.(csv|jsonl|zip|json)");
    }

    @Test
    void fillsPlacesAndLeavesOutWhatIsNotKnown() {
        assertThat(
                        words.of(
                                "excluded",
                                "{\"rater\":\"r-17\",\"rule\":\"speed\",\"found\":\"answers faster than anyone can read (82 % of ballots)\",\"reason\":\"costs $1 [sic]\"}"))
                .isEqualTo("left out rater r-17 by the rule “speed”, as the rater answers faster than anyone can read"
                        + " (82 % of ballots): costs $1 [sic]");
        assertThat(words.of("excluded", "{\"rater\":\"r-17\",\"rule\":\"other\",\"reason\":\"asked\"}"))
                .isEqualTo("left out rater r-17 by the rule “other”: asked");
        assertThat(words.of("invited", "{\"raters\":10000}")).isEqualTo("invited 10,000 raters");
    }
}
