package dev.evenhand.exchange;

import dev.evenhand.study.State;
import dev.evenhand.study.Studies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The files of a study for people: what each holds, and a form for votes collected elsewhere. */
@Controller
@RequestMapping("/studies/{slug}")
class FilePages {

    private final Studies studies;
    private final Downloads downloads;
    private final VoteImport votes;

    FilePages(Studies studies, Downloads downloads, VoteImport votes) {
        this.studies = studies;
        this.downloads = downloads;
        this.votes = votes;
    }

    @GetMapping("/files")
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    String files(@PathVariable String slug, Model model) {
        var study = studies.get(slug);
        model.addAttribute("study", study);
        model.addAttribute(
                "takesVotes",
                List.of(State.REGISTERED, State.OPEN, State.PAUSED, State.CLOSED)
                        .contains(study.state()));
        return "results/files";
    }

    @PostMapping("/votes")
    @PreAuthorize("hasRole('ADMIN')")
    String importVotes(
            @PathVariable String slug,
            @RequestParam MultipartFile file,
            Principal who,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response)
            throws IOException {
        try (var body = file.getInputStream()) {
            flash.addFlashAttribute(
                    "notice", votes.run(slug, body, who.getName()).words());
            return "redirect:/studies/" + studies.get(slug).slug() + "/files";
        } catch (RejectedVotes e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("rejected", e.rejected());
            model.addAttribute("rejects", e.rejects());
            return files(slug, model);
        }
    }

    @GetMapping("/scores.csv")
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    ResponseEntity<String> scoresCsv(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String category,
            @Nullable Principal who) {
        return downloads.scoresCsv(slug, category, who);
    }

    @ResponseBody
    @GetMapping(path = "/scores.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    ScoreReport scoresJson(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String category,
            @Nullable Principal who) {
        return downloads.scoresJson(slug, category, who);
    }

    @GetMapping("/votes.csv")
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    void votesCsv(@PathVariable String slug, Principal who, HttpServletResponse response) throws IOException {
        downloads.stream(VoteFile.VOTES_CSV, slug, who, response);
    }

    @GetMapping("/votes.jsonl")
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    void votesJsonl(@PathVariable String slug, Principal who, HttpServletResponse response) throws IOException {
        downloads.stream(VoteFile.VOTES_JSONL, slug, who, response);
    }

    @GetMapping("/skips.csv")
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    void skipsCsv(@PathVariable String slug, Principal who, HttpServletResponse response) throws IOException {
        downloads.stream(VoteFile.SKIPS_CSV, slug, who, response);
    }
}
