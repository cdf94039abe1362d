package dev.evenhand.card;

/** All that a card is made of: the frozen plan, the votes, and what is known besides. The same evidence, the same card. */
public record Evidence(CardPlan plan, StudyFacts facts, CardVotes votes, Background background) {

    public Evidence(CardPlan plan, StudyFacts facts, CardVotes votes) {
        this(plan, facts, votes, Background.NONE);
    }
}
