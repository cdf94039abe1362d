package dev.evenhand.desk;

/** Where a rater stands, with the page of that place; ballots come at {@link #LIVE} only. */
enum Stage {
    ENDED("ended"),
    CONSENT("consent"),
    DECLINED("declined"),
    GUIDE("guide"),
    COMPREHENSION("questions"),
    FAILED("not-passed"),
    PRACTICE("practice"),
    QUALIFICATION("qualification"),
    UNQUALIFIED("not-qualified"),
    WHICH_PRODUCT("which-product"),
    BREAK("break"),
    LIVE("");

    private final String page;

    Stage(String page) {
        this.page = page;
    }

    String path(String study) {
        return "/desk/" + study + (page.isEmpty() ? "" : "/" + page);
    }

    /** Nothing more is asked of a rater who stands here. */
    boolean last() {
        return this == ENDED || this == DECLINED || this == FAILED || this == UNQUALIFIED;
    }
}
