package dev.evenhand.pool;

/** What may stand out in a task or in a response to it. */
public enum Flag {
    LEAK("May give its model away", "'own_name', 'known_name', 'self', 'artefact'"),
    OWN_NAME("Says its own model's name", "'own_name'"),
    KNOWN_NAME("Says a known model or maker", "'known_name'"),
    SELF("Speaks of itself as a model", "'self'"),
    ARTEFACT("Has leftovers: <think>, special tokens", "'artefact'"),
    ERROR("Is an error or breaks off", "'error'"),
    DUPLICATE("Same prompt as another task", "'duplicate'"),
    NEAR_DUPLICATE("Nearly the same prompt as another", "'near_duplicate'"),
    IDENTICAL("Identical responses", "'identical'"),
    MISSING("Lacks a model's response", "'missing'"),
    GOLD("Gold", "'gold'");

    private final String label;
    private final String kinds;

    Flag(String label, String kinds) {
        this.label = label;
        this.kinds = kinds;
    }

    public String label() {
        return label;
    }

    /** As a list of SQL literals. */
    String kinds() {
        return kinds;
    }
}
