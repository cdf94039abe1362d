package dev.evenhand.results;

/** The headline's two models in one category of tasks. */
record CategoryDuel(String category, Duel duel) {

    public String name() {
        return category.isEmpty() ? "(none)" : category;
    }

    public String votes() {
        return Figure.count(duel.votes());
    }

    public String share() {
        return Figure.percent(duel.share());
    }

    public String interval() {
        return duel.interval().orElse("none");
    }
}
