package dev.evenhand.desk;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Gives whoever is still reading a ballot its full time again, as often as asked (WCAG 2.2.1). */
@Controller
class LeasePages {

    private final Ballots ballots;

    LeasePages(Ballots ballots) {
        this.ballots = ballots;
    }

    /** Answers the seconds from now; 410 once the ballot cannot be had any more. */
    @PostMapping("/desk/{study}/ballots/{ballot}/keep")
    ResponseEntity<String> keep(Seat seat, @PathVariable String ballot) {
        if (!ballots.renew(seat.study(), seat.rater(), BallotId.of(ballot))) {
            throw new BallotLapsed();
        }
        return ResponseEntity.ok(Long.toString(60L * seat.study().plan().leaseMinutes()));
    }

    /** A rater who has had enough for now gives back what is unanswered. */
    @PostMapping("/desk/{study}/leave")
    String leave(Seat seat) {
        ballots.giveBack(seat.study(), seat.rater());
        return "redirect:/desk/" + seat.study().slug() + "/away";
    }
}
