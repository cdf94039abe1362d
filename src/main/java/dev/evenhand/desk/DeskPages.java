package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.pool.Rendering;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page a rater works at. Its form votes without script; script adds keys and fetches the next ballot ahead. */
@Controller
@RequestMapping("/desk/{study}")
class DeskPages {

    private final Seating seating;
    private final Steps steps;
    private final GuideSheets guides;
    private final Ballots ballots;
    private final Sheets sheets;
    private final Voting voting;
    private final Rendering rendering;

    DeskPages(
            Seating seating,
            Steps steps,
            GuideSheets guides,
            Ballots ballots,
            Sheets sheets,
            Voting voting,
            Rendering rendering) {
        this.seating = seating;
        this.steps = steps;
        this.guides = guides;
        this.ballots = ballots;
        this.sheets = sheets;
        this.voting = voting;
        this.rendering = rendering;
    }

    @ModelAttribute
    Seat seat(@PathVariable String study, HttpServletRequest request) {
        return seating.of(study, request);
    }

    @GetMapping
    String desk(Seat seat, Model model) {
        var stage = steps.next(seat.study(), seat.rater(), null);
        if (stage != Stage.LIVE) {
            return "redirect:" + stage.path(seat.study().slug());
        }
        model.addAttribute("study", seat.study());
        model.addAttribute("guide", guides.of(seat.study()));
        Ballots.Next next;
        try {
            next = ballots.next(seat.study(), seat.rater(), null);
        } catch (NotOpen e) {
            return done(seat, model, e.why());
        }
        var ballot = next.ballot();
        if (ballot == null) {
            return done(seat, model, next.retryAfter() == null ? null : "waiting");
        }
        lay(seat, ballot, model);
        return "desk/desk";
    }

    /** The ballot to follow the one on the screen, as the piece of page that will take its place. */
    @PostMapping("/next")
    @Nullable
    String next(Seat seat, @RequestParam String after, Model model, HttpServletResponse response) {
        // A break or another guide comes first: the page itself is asked for, and leads there.
        if (steps.next(seat.study(), seat.rater(), id(after)) != Stage.LIVE) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        var next = ballots.next(seat.study(), seat.rater(), id(after));
        var ballot = next.ballot();
        if (ballot == null) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        lay(seat, ballot, model);
        return "desk/ballot :: ballot";
    }

    @PostMapping("/ballots/{ballot}/vote")
    ResponseEntity<Receipt> vote(Seat seat, @PathVariable String ballot, AnswerForm form, HttpServletRequest request) {
        var recorded = voting.record(
                seat.study(), seat.rater(), id(ballot), form.answer(seat.study().plan()), "desk");
        return wantsJson(request)
                ? ResponseEntity.status(recorded.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(recorded.receipt())
                : back(seat);
    }

    @PostMapping("/ballots/{ballot}/skip")
    ResponseEntity<Receipt> skip(
            Seat seat, @PathVariable String ballot, @RequestParam SkipReason reason, HttpServletRequest request) {
        voting.skip(seat.study(), seat.rater(), id(ballot), reason);
        return wantsJson(request) ? ResponseEntity.noContent().build() : back(seat);
    }

    /** @param why no more ballots come just now; null when all are done */
    private String done(Seat seat, Model model, @Nullable String why) {
        var progress = sheets.progress(seat.study(), seat.rater());
        var completion = seat.study().plan().completion();
        boolean complete = why == null || (why.equals("closed") && progress.done() > 0);
        model.addAttribute("progress", progress);
        model.addAttribute("skipped", sheets.skipped(seat.study(), seat.rater()));
        model.addAttribute("why", why);
        if (completion != null && complete) {
            model.addAttribute("code", completion.code());
            model.addAttribute("text", completion.text() == null ? null : guides.html(completion.text()));
        }
        return "desk/done";
    }

    private void lay(Seat seat, UUID ballot, Model model) {
        var sheet = sheets.of(seat.study(), seat.rater(), ballot);
        model.addAttribute("study", seat.study());
        model.addAttribute("plan", seat.study().plan());
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "reading",
                new Reading(
                        sheet,
                        rendering.html(sheet.task().asMessages()),
                        rendering.pair(sheet.a().asMessages(), sheet.b().asMessages())));
        model.addAttribute("oneKey", oneKey(seat.study()));
        model.addAttribute("reasons", SkipReason.values());
    }

    /** Scales of one decision vote at once; the others are composed, then submitted. */
    private static boolean oneKey(Frozen study) {
        return !study.plan().scale().graded() && study.plan().axes().isEmpty();
    }

    private static ResponseEntity<Receipt> back(Seat seat) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/desk/" + seat.study().slug()))
                .build();
    }

    private static boolean wantsJson(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private static UUID id(String ballot) {
        return BallotId.parse(ballot).orElseThrow(NoSuchBallot::new);
    }
}
