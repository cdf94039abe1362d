package dev.evenhand.exchange;

/** The files with a line for each vote or skip. */
enum VoteFile {
    VOTES_CSV("votes.csv", VoteFile.CSV),
    VOTES_JSONL("votes.jsonl", "application/x-ndjson"),
    SKIPS_CSV("skips.csv", VoteFile.CSV);

    static final String CSV = "text/csv;charset=UTF-8";

    private final String fileName;
    private final String contentType;

    VoteFile(String fileName, String contentType) {
        this.fileName = fileName;
        this.contentType = contentType;
    }

    String fileName() {
        return fileName;
    }

    String contentType() {
        return contentType;
    }
}
