package dev.evenhand.ledger;

import static dev.evenhand.ledger.Dressing.plain;
import static dev.evenhand.ledger.Report.Check.FILES;
import static dev.evenhand.ledger.Report.Check.SIGNATURE;
import static dev.evenhand.ledger.Report.Check.VOTES;

import dev.evenhand.commitment.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** What is done to files and keys of a bundle. */
enum DressedFiles implements DressedUp {
    IT_IS_ANOTHER_STUDY(plain(
            22,
            FILES,
            study -> study.editing = files -> files.put("about.json", "{\"bundle\":1,\"study\":\"other\"}"))),
    A_FILE_IS_NOT_CANONICAL(plain(
            22, VOTES, study -> study.editing = files -> files.merge("results.json", " ", String::concat))),
    A_TABLE_LACKS_A_CELL(plain(
            22, VOTES, study -> study.editing = files -> files.merge("votes.csv", "1,2,3\n", String::concat))),
    A_TABLE_HAS_AN_EMPTY_LINE(plain(
            22, VOTES, study -> study.editing = files -> files.merge("raters.csv", "\n", String::concat))),
    A_LAST_LINE_IS_NOT_ENDED(plain(
            22,
            VOTES,
            study -> study.editing = files -> files.computeIfPresent("details.jsonl", (name, lines) -> lines.strip()))),
    THE_KEY_IS_ONE_THAT_ANYBODY_SIGNS_WITH(plain(
            22,
            SIGNATURE,
            study -> study.editing = files -> {
                var raw = new byte[33];
                raw[0] = 1;
                raw[1] = 1;
                var id = Sha256.of((study.origin() + "\n").getBytes(StandardCharsets.UTF_8), raw);
                files.put(
                        "key.txt",
                        study.origin() + "+" + HexFormat.of().formatHex(id, 0, 4) + "+"
                                + Base64.getEncoder().encodeToString(raw) + "\n");
            })),
    THE_LOG_IS_OF_ANOTHER_KEY(plain(
            22,
            SIGNATURE,
            study -> study.editing = files -> files.put(
                    "key.txt",
                    NoteSigner.of(study.origin(), NoteSigner.newPair()).key() + "\n")));

    private final Dressing dressing;

    DressedFiles(Dressing dressing) {
        this.dressing = dressing;
    }

    @Override
    public Dressing dressing() {
        return dressing;
    }
}
