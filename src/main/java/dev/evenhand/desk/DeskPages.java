package dev.evenhand.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page a rater works at. Its form votes without script; script adds keys and fetches the next ballot ahead. */
@Controller
@RequestMapping("/desk/{study}")
class DeskPages {

    private final Steps steps;
    private final BallotView view;
    private final Ballots ballots;
    private final Voting voting;
    private final LastSheet last;

    DeskPages(Steps steps, BallotView view, Ballots ballots, Voting voting, LastSheet last) {
        this.last = last;
        this.steps = steps;
        this.view = view;
        this.ballots = ballots;
        this.voting = voting;
    }

    @GetMapping
    String desk(
            Seat seat,
            @RequestParam(required = false) @Nullable String said,
            Model model,
            HttpServletResponse response) {
        var stage = steps.next(seat.study(), seat.rater(), null);
        if (stage != Stage.LIVE) {
            return "redirect:" + stage.path(seat.study().slug());
        }
        model.addAttribute("said", Said.of(said).orElse(null));
        Ballots.Next next;
        try {
            next = ballots.next(seat.study(), seat.rater(), null);
        } catch (NotOpen e) {
            return last.lay(seat, e.why(), model, response);
        }
        var ballot = next.ballot();
        if (ballot == null) {
            return next.retryAfter() == null
                    ? last.lay(seat, model, response)
                    : last.lay(seat, "waiting", model, response);
        }
        return view.page(seat, ballot, AnswerForm.EMPTY, model);
    }

    /** The ballot to follow the one on the screen, as the piece of page that will take its place. */
    @PostMapping("/next")
    @Nullable
    String next(Seat seat, @RequestParam String after, Model model, HttpServletResponse response) {
        // A break or another guide comes first: the page itself is asked for, and leads there.
        if (steps.next(seat.study(), seat.rater(), BallotId.of(after)) != Stage.LIVE) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        var next = ballots.next(seat.study(), seat.rater(), BallotId.of(after));
        var ballot = next.ballot();
        if (ballot == null) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        view.lay(seat, ballot, AnswerForm.EMPTY, model);
        return "desk/ballot :: ballot";
    }

    /** For scripts, which say themselves what became of the answer. */
    @PostMapping(path = "/ballots/{ballot}/vote", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> vote(Seat seat, @PathVariable String ballot, AnswerForm form) {
        var recorded = record(seat, BallotId.of(ballot), form);
        return ResponseEntity.status(recorded.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(recorded.receipt());
    }

    /** For browsers without script: whatever becomes of the answer, a page says so and the work goes on. */
    @PostMapping("/ballots/{ballot}/vote")
    String voteByForm(
            Seat seat, @PathVariable String ballot, AnswerForm form, Model model, HttpServletResponse response) {
        try {
            return Said.SAVED.after(seat, () -> record(seat, BallotId.of(ballot), form));
        } catch (InvalidAnswer e) {
            return view.refused(seat, BallotId.of(ballot), form, e, model, response);
        }
    }

    private Voting.Recorded record(Seat seat, UUID ballot, AnswerForm form) {
        var answer = form.answer(seat.study().plan());
        return late(seat, ballot, () -> voting.record(seat.study(), seat.rater(), ballot, answer, "desk"));
    }

    @PostMapping(path = "/ballots/{ballot}/skip", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> skip(Seat seat, @PathVariable String ballot, @RequestParam SkipReason reason) {
        skip(seat, BallotId.of(ballot), reason);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/ballots/{ballot}/skip")
    String skipByForm(Seat seat, @PathVariable String ballot, @RequestParam SkipReason reason) {
        return Said.SKIPPED.after(seat, () -> skip(seat, BallotId.of(ballot), reason));
    }

    private void skip(Seat seat, UUID ballot, SkipReason reason) {
        late(seat, ballot, () -> {
            voting.skip(seat.study(), seat.rater(), ballot, reason);
            return reason;
        });
    }

    /** What comes late still counts while nobody else has the ballot's place. */
    private <T> T late(Seat seat, UUID ballot, Supplier<T> deed) {
        try {
            return deed.get();
        } catch (BallotLapsed e) {
            if (seat.rater().ending() != null || !ballots.renew(seat.study(), seat.rater(), ballot)) {
                throw e;
            }
            return deed.get();
        }
    }

    /** Where a rater ends up who has had enough for now. */
    @GetMapping("/away")
    String away(Seat seat, Model model, HttpServletResponse response) {
        return last.lay(seat, "away", model, response);
    }
}
