package dev.evenhand.desk;

import jakarta.servlet.http.HttpServletResponse;
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

/** A rater's last answers, each of which can be opened again and changed while the study is open. */
@Controller
@RequestMapping("/desk/{study}")
class RevisionPages {

    private final BallotView view;
    private final LastVotes last;
    private final Voting voting;

    RevisionPages(BallotView view, LastVotes last, Voting voting) {
        this.view = view;
        this.last = last;
        this.voting = voting;
    }

    @GetMapping("/last")
    String last(Seat seat, Model model) {
        model.addAttribute("lines", last.list(seat.study(), seat.rater()));
        return "desk/last";
    }

    /** Opens the latest answer again. */
    @GetMapping("/undo")
    String undo(Seat seat) {
        return last.list(seat.study(), seat.rater()).stream()
                .findFirst()
                .map(line -> "redirect:/desk/" + seat.study().slug() + "/ballots/" + line.ballot())
                .orElseGet(() -> Said.NOTHING.back(seat));
    }

    @GetMapping("/ballots/{ballot}")
    String open(Seat seat, @PathVariable String ballot, Model model) {
        var given = last.given(seat.study(), seat.rater(), BallotId.of(ballot));
        model.addAttribute("revision", given.revision() + 1);
        return view.page(seat, BallotId.of(ballot), given.form(), model);
    }

    @PostMapping(path = "/ballots/{ballot}/revise", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> revise(
            Seat seat, @PathVariable String ballot, @RequestParam int revision, AnswerForm form) {
        var recorded = record(seat, ballot, revision, form);
        return ResponseEntity.status(recorded.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(recorded.receipt());
    }

    @PostMapping("/ballots/{ballot}/revise")
    String reviseByForm(
            Seat seat,
            @PathVariable String ballot,
            @RequestParam int revision,
            AnswerForm form,
            Model model,
            HttpServletResponse response) {
        try {
            return Said.CHANGED.after(seat, () -> record(seat, ballot, revision, form));
        } catch (InvalidAnswer e) {
            model.addAttribute("revision", revision);
            return view.refused(seat, BallotId.of(ballot), form, e, model, response);
        }
    }

    private Voting.Recorded record(Seat seat, String ballot, int revision, AnswerForm form) {
        var answer = form.answer(seat.study().plan());
        return voting.revise(seat.study(), seat.rater(), BallotId.of(ballot), answer, "desk", revision);
    }
}
