package dev.evenhand.exchange;

import dev.evenhand.results.ScoreBook;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands out the files of a study; each that is taken before the study is over is written down as a look. */
@Component
class Downloads {

    private final Studies studies;
    private final StudyEvents events;
    private final ScoreBook scores;
    private final VoteFiles votes;

    Downloads(Studies studies, StudyEvents events, ScoreBook scores, VoteFiles votes) {
        this.studies = studies;
        this.events = events;
        this.scores = scores;
        this.votes = votes;
    }

    ResponseEntity<String> scoresCsv(String slug, @Nullable String category, @Nullable Principal who) {
        var study = take(slug, "scores.csv", who);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, VoteFile.CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(study, "scores.csv"))
                .body(ScoreFile.csv(scores.ofFiles(study, category)));
    }

    ScoreReport scoresJson(String slug, @Nullable String category, @Nullable Principal who) {
        var study = take(slug, "scores.json", who);
        return ScoreReport.of(study, scores.ofFiles(study, category));
    }

    /** Streams from the database to whoever asked, holding neither rows nor a transaction beyond the copy. */
    void stream(VoteFile file, String slug, @Nullable Principal who, HttpServletResponse response) throws IOException {
        var study = take(slug, file.fileName(), who);
        response.setContentType(file.contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(study, file.fileName()));
        votes.write(file, study, response.getOutputStream());
    }

    private Study take(String slug, String file, @Nullable Principal who) {
        var study = studies.registered(slug, "draft.files");
        events.look(study, who, file);
        return study;
    }

    private static String attachment(Study study, String file) {
        return ContentDisposition.attachment()
                .filename(study.slug() + "-" + file)
                .build()
                .toString();
    }
}
