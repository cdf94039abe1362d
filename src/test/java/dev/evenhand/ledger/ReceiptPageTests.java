package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.commitment.CanonicalJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a rater who trusts nobody does with a receipt: nobody signs in here but the one vote that is given. */
@EvenhandTest
class ReceiptPageTests {

    private static final String MODEL = "Quibblefinch-9";

    @LocalServerPort
    int port;

    @Autowired
    StudyFixture fixture;

    @Autowired
    Ledgers ledgers;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    LedgerKey key;

    @Autowired
    LedgerWriter writer;

    @Autowired
    JsonMapper json;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aPromiseBecomesAProofThatBothNeedNoServer() throws Exception {
        var study = fixture.open(fixture.pool(2, MODEL, "m2"), List.of(MODEL, "m2"), Map.of());
        var token = fixture.invite(study, 1).get(0).token();
        var ballot = json.readTree(
                post("/api/v1/rater/" + study.slug() + "/ballots", token, "{}").body());
        var id = ballot.get("ballot").stringValue();
        var receipt = json.readTree(post("/api/v1/rater/ballots/" + id + "/vote", token, "{\"verdict\":\"tie\"}")
                .body());
        var trusted = List.of(
                NoteKey.parse(get("/ledger/" + study.slug() + "/key").body().strip()));
        var origin = trusted.get(0).name();

        var promise = Promise.open(SignedNote.parse(receipt.get("promise").stringValue()), trusted);
        assertThat(promise.origin()).isEqualTo(origin);
        assertThat(promise.ballot()).isEqualTo(id);
        assertThat(promise.vote()).isEqualTo(ownHash(receipt));
        assertThat(get(receipt.get("url").stringValue() + "/promise").body())
                .isEqualTo(receipt.get("promise").stringValue());

        ledgers.begin(key.installation());
        while (get("/receipts/" + id + "/proof").statusCode() != 200) {
            writer.write(study.id());
        }
        var proof = get("/receipts/" + id + "/proof").body();
        var entry = LogProof.parse(proof).open(origin, trusted);
        assertThat(entry.body().get("answer").stringValue())
                .isEqualTo(promise.vote().hex());
        assertThat(proof + entry.line()).doesNotContain(MODEL);
        assertThat(json.readTree(get("/api/v1/rater/ballots/" + id + "/vote", token)
                                .body())
                        .get("proof")
                        .stringValue())
                .isEqualTo(proof);

        assertThat(get("/receipts/" + withHyphens(id) + "/proof").body()).isEqualTo(proof);

        pages(study.slug(), id);
    }

    private static String withHyphens(String ballot) {
        return ballot.toUpperCase(java.util.Locale.ROOT)
                .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    /** The hash as its rater makes it, from the answer and the salt. */
    private static Hash ownHash(JsonNode receipt) {
        return VoteHash.of(
                HexFormat.of().parseHex(receipt.get("salt").stringValue()),
                CanonicalJson.sha256("{\"verdict\":\"tie\"}"));
    }

    private void pages(String study, String ballot) {
        try (var browser = Browser.launch()) {
            for (int width : new int[] {1360, 400}) {
                for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                    var page = browser.visitor("http://localhost:" + port, width, 860, scheme)
                            .newPage();
                    page.navigate("/receipts/" + ballot);
                    PlaywrightAssertions.assertThat(page.locator("main")).containsText("The vote is in the ledger.");
                    look(page, "ledger-receipt", width, scheme);
                    page.locator("main a[href^='/ledger/']").click();
                    var newest =
                            page.locator("[aria-label='The newest checkpoint']").textContent();
                    page.locator("textarea").fill(newest);
                    page.locator("main form button").click();
                    PlaywrightAssertions.assertThat(page.locator("#check .notice"))
                            .containsText("Yes.");
                    look(page, "ledger-log", width, scheme);
                }
            }
        }
    }

    private static void look(com.microsoft.playwright.Page page, String name, int width, ColorScheme scheme) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out of %s at %d", name, width)
                .isTrue();
        Browser.assertAccessible(page);
        Browser.picture(page, name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void showsNeitherEntriesNorForeignReceiptsWhileTheStudyIsOpen() throws Exception {
        var study = fixture.open(fixture.pool(2, "m1", "m2"), List.of("m1", "m2"), Map.of());

        assertThat(get("/ledger/" + study.slug() + "/entries.jsonl").statusCode())
                .isEqualTo(403);
        assertThat(get("/receipts/" + "0".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(get("/receipts/none").statusCode()).isEqualTo(404);
        assertThat(get("/ledger/none").statusCode()).isEqualTo(404);
    }

    @Test
    void mirrorsCheckThatALogOnlyGrew() throws Exception {
        var study = fixture.open(fixture.pool(2, "m1", "m2"), List.of("m1", "m2"), Map.of());
        ledgers.begin(key.installation());
        while (checkpoints.signedSize(study.id()) < 6) {
            writer.write(study.id());
        }
        var path = "/ledger/" + study.slug();
        var leaves = get(path + "/leaves.txt").body().lines().map(Hash::base64).toList();
        var mirror = new GrowingTree();
        leaves.forEach(mirror::append);
        var note = get(path + "/checkpoint").body();
        var feed = get(path + "/checkpoints.txt").body();
        var proof = new ConsistencyProof(
                3,
                6,
                get(path + "/consistency?from=3&to=6")
                        .body()
                        .lines()
                        .map(Hash::base64)
                        .toList());

        assertThat(feed).endsWith(note + "\n");
        assertThat(Checkpoint.parse(SignedNote.parse(note).text()).root())
                .isEqualTo(mirror.tree().root());
        assertThat(proof.proves(mirror.at(3).root(), mirror.at(6).root())).isTrue();
        assertThat(get(path + "/consistency?from=3&to=600").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> post(String path, String token, String body) throws Exception {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
