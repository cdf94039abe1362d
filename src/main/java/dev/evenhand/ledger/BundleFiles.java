package dev.evenhand.ledger;

import java.util.Set;

/** The files of a bundle by their names; there are no others. */
public final class BundleFiles {

    public static final String PLAN = "plan.json";
    public static final String TASKS = "tasks.jsonl";
    public static final String COMPARISONS = "comparisons.csv";
    public static final String BALLOTS = "ballots.csv";
    public static final String VOTES = "votes.csv";
    public static final String DETAILS = "details.jsonl";
    public static final String RATERS = "raters.csv";
    public static final String RESULTS = "results.json";
    public static final String DATASHEET = "datasheet.json";
    public static final String ABOUT = "about.json";
    public static final String PACKAGE = "datapackage.json";
    public static final String KEY = "key.txt";
    public static final String LOG = "log.jsonl";
    public static final String CHECKPOINT = "checkpoint.txt";
    public static final String SEAL = "seal.txt";

    /** What {@code bundle.made}, the log's last entry, names by its digest. */
    static final Set<String> LISTED =
            Set.of(PLAN, TASKS, COMPARISONS, BALLOTS, VOTES, DETAILS, RATERS, RESULTS, DATASHEET, ABOUT, PACKAGE, KEY);

    /** What cannot be listed there, since it holds that entry or comes after it. */
    static final Set<String> UNLISTED = Set.of(LOG, CHECKPOINT, SEAL);

    private BundleFiles() {}

    static boolean known(String name) {
        return LISTED.contains(name) || UNLISTED.contains(name);
    }
}
