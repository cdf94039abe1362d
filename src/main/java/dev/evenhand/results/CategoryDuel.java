package dev.evenhand.results;

import dev.evenhand.card.Words;

/** The headline's two models in one category of tasks. */
record CategoryDuel(String category, Duel duel) {

    public String name() {
        return category.isEmpty() ? "(none)" : category;
    }

    public String votes() {
        return Words.count(duel.votes());
    }

    public String share() {
        return Words.percent(duel.share());
    }

    public String interval() {
        return duel.interval().orElse("none");
    }
}
