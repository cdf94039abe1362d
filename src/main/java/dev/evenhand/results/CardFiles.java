package dev.evenhand.results;

import dev.evenhand.card.CardJson;
import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.study.Studies;
import dev.evenhand.study.StudyEvents;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code card.json}: the card as RFC 8785 JSON; a bundle's results.json has what of it is computed again offline. */
@RestController
class CardFiles {

    private final Studies studies;
    private final StudyEvents events;
    private final CardBook cards;

    CardFiles(Studies studies, StudyEvents events, CardBook cards) {
        this.studies = studies;
        this.events = events;
        this.cards = cards;
    }

    @GetMapping(path = "/studies/{study}/card.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("@studyAccess.maySeeResults(#study)")
    String forPeople(@PathVariable String study, @Nullable Principal who) {
        return card(study, who);
    }

    @GetMapping(path = "/api/v1/studies/{study}/card.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("@studyAccess.maySeeResults(#study)")
    String forPrograms(@PathVariable String study, @Nullable Principal who) {
        return card(study, who);
    }

    private String card(String slug, @Nullable Principal who) {
        var study = studies.registered(slug, "draft.results");
        events.look(study, who, "card.json");
        return CanonicalJson.write(CardJson.of(cards.of(study)));
    }
}
