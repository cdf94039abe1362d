package dev.evenhand.results;

/** The measures of a picture of intervals: names beside their bars, or, on a phone, above them. */
enum PlotShape {
    WIDE("forest", 780, 232, 690, 30, 15, 220, "end", 0, 776),
    NARROW("forest-narrow", 360, 8, 352, 50, 34, 0, "start", -19, 356),
    LEAD("lead", 780, 270, 650, 26, 13, 258, "end", 0, 776),
    LEAD_NARROW("lead-narrow", 360, 8, 352, 46, 32, 0, "start", -19, 356);

    /**
     * Said twice, in a mapping and to its view: the one keeps the content negotiation from choosing HTML, which is all
     * that templates offer it, and the other is what the view then sends.
     */
    static final String SVG = "image/svg+xml;charset=UTF-8";

    static final int TOP = 8;
    static final int FOOT = 34;

    private final String id;
    private final int width;
    private final int left;
    private final int right;
    private final int row;
    private final int bar;
    private final int label;
    private final String anchor;
    private final int words;
    private final int value;

    /**
     * @param row the height of a row, in which the bar lies at {@code bar}
     * @param label where names are written, {@code words} below the bar, and {@code value} where their scores end
     */
    PlotShape(
            String id,
            int width,
            int left,
            int right,
            int row,
            int bar,
            int label,
            String anchor,
            int words,
            int value) {
        this.id = id;
        this.width = width;
        this.left = left;
        this.right = right;
        this.row = row;
        this.bar = bar;
        this.label = label;
        this.anchor = anchor;
        this.words = words;
        this.value = value;
    }

    Axis axis(double lowest, double highest) {
        return Axis.over(lowest, highest, left, right);
    }

    int y(int index) {
        return TOP + index * row + bar;
    }

    int height(int rows) {
        return TOP + rows * row + FOOT;
    }

    public String id() {
        return id;
    }

    public int width() {
        return width;
    }

    public int left() {
        return left;
    }

    public int right() {
        return right;
    }

    public int row() {
        return row;
    }

    public int bar() {
        return bar;
    }

    public int label() {
        return label;
    }

    public String anchor() {
        return anchor;
    }

    public int words() {
        return words;
    }

    public int value() {
        return value;
    }
}
