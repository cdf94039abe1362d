package dev.evenhand.pool;

/** The formats of files that hold tasks or answers, each with its name and what a reader of the report should know. */
enum Format {
    NATIVE("Evenhand", ""),
    ALPACA_EVAL("AlpacaEval, two outputs a line", ""),
    ALPACA_OUTPUTS("AlpacaEval, one model's outputs", ""),
    ARENA_HARD_QUESTIONS("Arena-Hard questions", "Questions only: import the answers of each model after them."),
    ARENA_HARD_ANSWERS("Arena-Hard answers of a model", ""),
    LMARENA("LMArena battles", "The votes in the file are not imported: only what was asked and answered."),
    LMSYS("LMSYS / Kaggle battles", "The votes in the file are not imported: only what was asked and answered."),
    TULU("Tülu human evaluation", ""),
    LABEL_STUDIO("Label Studio, side by side", "Annotations in the file are not imported."),
    HELPSTEER("HelpSteer preferences", "Preferences in the file are not imported."),
    HELPSTEER_SCORED("HelpSteer, one response a line", "Scores in the file are not imported."),
    POTATO("Potato, pairwise", ""),
    PRODIGY("Prodigy, one model's outputs", ""),
    LLM_COMPARATOR("LLM Comparator", "Scores and rationales in the file are not imported."),
    OUTPUTS("One model's outputs, joined by id", ""),
    PROMPTS("Prompts with ids", "Prompts only: import the outputs of each model after them.");

    private final String label;
    private final String note;

    Format(String label, String note) {
        this.label = label;
        this.note = note;
    }

    String label() {
        return label;
    }

    String note() {
        return note;
    }

    /** Whether a file is expected to answer every task of the pool, so that a missing one is worth a word. */
    boolean answersAll() {
        return switch (this) {
            case ALPACA_OUTPUTS, ARENA_HARD_ANSWERS, PRODIGY, OUTPUTS -> true;
            case NATIVE,
                    ALPACA_EVAL,
                    ARENA_HARD_QUESTIONS,
                    LMARENA,
                    LMSYS,
                    TULU,
                    LABEL_STUDIO,
                    HELPSTEER,
                    HELPSTEER_SCORED,
                    POTATO,
                    LLM_COMPARATOR,
                    PROMPTS -> false;
        };
    }
}
