package dev.evenhand.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenhand.pool.CsvFile;
import dev.evenhand.pool.Unreadable;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.State;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import dev.evenhand.study.WrongState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes votes collected elsewhere into a study: all of a file or none of it, and the same file once. */
@Component
class VoteImport {

    private static final int LONGEST_RECORD = 1 << 20;

    private final Studies studies;
    private final StudyEvents events;
    private final StagedVotes staged;
    private final PlanReader plans;
    private final TransactionTemplate transaction;

    VoteImport(
            Studies studies,
            StudyEvents events,
            StagedVotes staged,
            PlanReader plans,
            PlatformTransactionManager transactions) {
        this.studies = studies;
        this.events = events;
        this.staged = staged;
        this.plans = plans;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param already votes of this very file that an earlier import stored
     * @param raters raters whom the study did not know
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            long imported,
            long already,
            long raters,
            @Nullable String note) {
        String words() {
            return note == null ? "%,d votes imported, from %,d new raters.".formatted(imported, raters) : note;
        }
    }

    /** Votes of people, collected elsewhere. */
    Result run(String slug, InputStream body, String actor) throws IOException {
        return run(slug, body, actor, "import");
    }

    /** Votes that a program made up, and are marked so for good. */
    Result simulated(String slug, InputStream body, String actor) throws IOException {
        return run(slug, body, actor, "simulated");
    }

    /** The body is stored before it is read: a slow sender must not hold a transaction open. */
    private Result run(String slug, InputStream body, String actor, String source) throws IOException {
        var study = studies.get(slug);
        requireTaking(study);
        var file = Files.createTempFile("evenhand-votes-", null);
        try {
            var digest = store(body, file);
            return Objects.requireNonNull(transaction.execute(status -> take(study, file, digest, actor, source)));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static byte[] store(InputStream body, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var digesting = new DigestInputStream(body, MessageDigest.getInstance("SHA-256"));
            digesting.transferTo(out);
            return digesting.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private Result take(Study asked, Path file, byte[] digest, String actor, String source) {
        var earlier = staged.imported(asked.id(), digest);
        if (earlier.isPresent()) {
            return again(earlier.get());
        }
        var table = stage(asked, file);
        // Only now, so that reading a large file keeps nobody from voting meanwhile.
        var study = studies.hold(asked.slug()).orElseThrow();
        requireTaking(study);
        return staged.imported(study.id(), digest)
                .map(VoteImport::again)
                .orElseGet(() -> keep(study, table, digest, actor, source));
    }

    private static Result again(long votes) {
        return new Result(0, votes, 0, "This file was imported before; nothing has changed.");
    }

    private Result keep(Study study, VoteTable table, byte[] digest, String actor, String source) {
        int raters = staged.addRaters(study.id(), source);
        // Asked when their names are taken, so that nobody comes to the desk by one of them meanwhile.
        staged.rejectRatersOfTheDesk(study.id(), table);
        staged.rejectFilesTakenAgain(study.id(), table);
        requireWhole(table);
        long votes = staged.insert(study.id(), digest, actor, source);
        events.record(study.id(), actor, "votes_imported", Map.of("votes", votes, "raters", raters));
        return new Result(votes, 0, raters, null);
    }

    private VoteTable stage(Study study, Path file) {
        try (var in = Files.newInputStream(file)) {
            var table = staged.fill(study.id(), Grading.of(plans.stored(study.plan())), votes -> read(in, votes));
            staged.rejectUnplannedTasks(study.id(), study.poolId(), table);
            if (table.rejected() == 0 && table.votes() == 0) {
                table.reject(1, "the file has no votes");
            }
            requireWhole(table);
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireWhole(VoteTable table) {
        if (table.rejected() > 0) {
            throw new RejectedVotes(table.rejected(), table.rejects());
        }
    }

    private static void read(InputStream in, VoteTable votes) {
        try {
            CsvFile.read(in, LONGEST_RECORD, votes::take);
        } catch (Unreadable e) {
            votes.reject(e.reject().line(), e.reject().reason());
        }
    }

    private static void requireTaking(Study study) {
        if (study.state() == State.DRAFT) {
            throw new WrongState("draft.import");
        }
        if (study.state() == State.PUBLISHED) {
            throw new WrongState("published");
        }
    }
}
