package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.card.Card;
import dev.evenhand.results.CardBook;
import dev.evenhand.study.Study;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A clock that somebody put back is told of, and changes the order of nothing. */
class LedgerTimesTests extends LedgerTest {

    @Autowired
    LedgerAudit audit;

    @Autowired
    LedgerWatch watch;

    @Autowired
    CardBook cards;

    @Test
    void standsOnTheCardWhenTheClockGoesBack() {
        var study = study();
        vote(study, 0);
        written(study);
        audit.check(study.id());
        assertThat(log(study)).startsWith("ok");

        tell(study, "study.look", "10 minutes");
        var log = written(study);

        assertThat(log.get(log.size() - 1).at())
                .as("its order is that of its numbers")
                .isBefore(log.get(log.size() - 2).at());
        assertThat(audit.check(study.id())).as("that is no fraud").isEmpty();
        assertThat(watch.of(study.id()).clockBack()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
        assertThat(log(study))
                .isEqualTo(
                        "warn: The clock of the signed log went back by 10 minutes: its order holds, its times do not");
    }

    @Test
    void takesNoTransactionForAClock() {
        var study = study();
        vote(study, 0);
        written(study);
        tell(study, "study.look", "30 seconds");
        tell(study, "votes.imported", "10 minutes");
        written(study);

        audit.check(study.id());

        assertThat(watch.of(study.id()).clockBack()).isZero();
    }

    @Test
    void isToldByTheVerifierWhichPassesTheBundle(@TempDir Path folder) throws Exception {
        var sample = new SampleStudy("late", 3, 3, 2, "m1", "m2");
        var last = sample.log.remove(sample.log.size() - 1);
        sample.log.add(new SampleStudy.Event(last.type(), last.at().minus(Duration.ofMinutes(70)), last.body()));

        var report = Verification.verify(sample.write(folder.resolve("late.zip")), Trust.NONE)
                .report();

        assertThat(report.failed()).as(String.join("\n", report.lines())).isEmpty();
        assertThat(report.lines()).anyMatch(line -> line.matches("PASS log .*the clock went back by \\d+ minutes.*"));
    }

    @Test
    void makesNoVoteAfterTheEndAnEarlierOne(@TempDir Path folder) throws Exception {
        var sample = new SampleStudy("after", 3, 3, 2, "m1", "m2");
        var vote = sample.log.stream()
                .filter(event -> event.type().equals(Log.CAST))
                .reduce((one, next) -> next)
                .orElseThrow();
        sample.log.remove(vote);
        sample.log.add(vote);

        var report = Verification.verify(sample.write(folder.resolve("after.zip")), Trust.NONE)
                .report();

        assertThat(report.lines()).anyMatch(line -> line.contains("is a vote after the study was closed"));
    }

    private void tell(Study study, String type, String ago) {
        jdbc.sql("""
                insert into ledger_outbox (study_id, at, type, facts)
                values (:study, clock_timestamp() - :ago::interval, :type, '{}')""")
                .param("study", study.id())
                .param("ago", ago)
                .param("type", type)
                .update();
    }

    private String log(Study study) {
        return cards.of(study).checks().stream()
                .filter(check -> check.id().equals("log"))
                .map((Card.Check check) -> check.kind() + ": " + check.text())
                .findFirst()
                .orElseThrow();
    }
}
