package dev.evenhand.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The files of a study for programs, and the way in for votes collected elsewhere. */
@RestController
@RequestMapping("/api/v1/studies/{study}")
class FileApi {

    private final Downloads downloads;
    private final VoteImport votes;

    FileApi(Downloads downloads, VoteImport votes) {
        this.downloads = downloads;
        this.votes = votes;
    }

    @GetMapping("/scores.csv")
    @PreAuthorize("@studyAccess.maySeeResults(#study)")
    ResponseEntity<String> scoresCsv(
            @PathVariable String study, @RequestParam(required = false) @Nullable String category, Principal who) {
        return downloads.scoresCsv(study, category, who);
    }

    @GetMapping("/scores.json")
    @PreAuthorize("@studyAccess.maySeeResults(#study)")
    ScoreReport scoresJson(
            @PathVariable String study, @RequestParam(required = false) @Nullable String category, Principal who) {
        return downloads.scoresJson(study, category, who);
    }

    @GetMapping("/votes.csv")
    @PreAuthorize("@studyAccess.maySeeResults(#study)")
    void votesCsv(@PathVariable String study, Principal who, HttpServletResponse response) throws IOException {
        downloads.stream(VoteFile.VOTES_CSV, study, who, response);
    }

    @GetMapping("/votes.jsonl")
    @PreAuthorize("@studyAccess.maySeeResults(#study)")
    void votesJsonl(@PathVariable String study, Principal who, HttpServletResponse response) throws IOException {
        downloads.stream(VoteFile.VOTES_JSONL, study, who, response);
    }

    @GetMapping("/skips.csv")
    @PreAuthorize("@studyAccess.maySeeResults(#study)")
    void skipsCsv(@PathVariable String study, Principal who, HttpServletResponse response) throws IOException {
        downloads.stream(VoteFile.SKIPS_CSV, study, who, response);
    }

    @PostMapping("/votes")
    @PreAuthorize("hasRole('ADMIN')")
    VoteImport.Result importVotes(
            @PathVariable String study, @RequestHeader HttpHeaders headers, InputStream body, Principal who)
            throws IOException {
        WrappedBody.refuse(headers, "text/csv");
        return votes.run(study, body, who.getName());
    }
}
