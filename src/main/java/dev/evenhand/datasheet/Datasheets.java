package dev.evenhand.datasheet;

import dev.evenhand.results.CardBook;
import dev.evenhand.study.Guides;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Study;
import dev.evenhand.study.WrongState;
import java.util.EnumMap;
import org.springframework.stereotype.Component;

/** Fills the datasheets of registered studies from plan, card and tables. */
@Component
public class Datasheets {

    private final PlanReader plans;
    private final Guides guides;
    private final CardBook cards;
    private final DatasheetFacts facts;
    private final DatasheetNotes notes;

    Datasheets(PlanReader plans, Guides guides, CardBook cards, DatasheetFacts facts, DatasheetNotes notes) {
        this.plans = plans;
        this.guides = guides;
        this.cards = cards;
        this.facts = facts;
        this.notes = notes;
    }

    /** The sheet as {@code datasheet.json} has it. */
    public String json(Study study) {
        return DatasheetJson.of(study, of(study));
    }

    Datasheet of(Study study) {
        if (!study.state().registered()) {
            throw new WrongState("draft.datasheet");
        }
        var plan = plans.stored(study.plan());
        var counts = facts.counts(study);
        var card = cards.of(study);
        // Nobody saw a ballot of ours: how these votes came about is not known here.
        boolean elsewhere =
                counts.ballots() == 0 && card.size().imported() + card.size().made() > 0;
        var people = new PeopleRecord(plan, card, counts, facts.sources(study), elsewhere);
        var systems = new StudyRecord(study, plan, card, facts.languages(study), facts.categories(study));
        var method = new MethodRecord(study, plan, guides.current(study.id(), plan), card, counts, elsewhere);
        var record = new EnumMap<Topic, Answer>(Topic.class);
        record.putAll(systems.answers());
        record.putAll(people.answers());
        record.putAll(method.answers());
        return Datasheet.of(record, notes.of(study.id()));
    }
}
