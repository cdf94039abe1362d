package dev.evenhand.desk.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** An open study of many tasks on a running server, its raters' tokens, and what must be true of it after a load. */
record LoadStudy(Server server, String slug, List<String> tokens) {

    static final String VOTE = "{\"verdict\":\"a\",\"active_ms\":1200}";

    private static final int EACH = 3;
    private static final int TASKS = 20_000;

    static LoadStudy open(Server server, int raters) throws IOException, InterruptedException {
        var lines = new StringBuilder();
        for (int task = 0; task < TASKS; task++) {
            lines.append("{\"task_id\":\"t-%d\",\"prompt\":\"What of %d?\",\"responses\":[".formatted(task, task))
                    .append("{\"model\":\"one\",\"content\":\"%s\"},".formatted("So it is. ".repeat(80)))
                    .append("{\"model\":\"two\",\"content\":\"%s\"}]}\n".formatted("So it was. ".repeat(80)));
        }
        var plan =
                Map.of("models", List.of("one", "two"), "votes_per_comparison", EACH, "max_votes_per_rater", 100_000);
        var study = server.open(lines.toString(), plan);
        var tokens = server.invite(study, raters)
                .valueStream()
                .map(invitation -> invitation.path("token").stringValue())
                .toList();
        return new LoadStudy(server, study, tokens);
    }

    String ballots() {
        return "/rater/" + slug + "/ballots";
    }

    /** Every acknowledged vote is there, none is there that was not, and nobody judged a task twice. */
    void check(long acknowledged) throws IOException, InterruptedException {
        var lines = server.get("/studies/" + slug + "/votes.csv").lines().toList();
        var header = List.of(lines.get(0).split(","));
        var byTask = new HashMap<String, Integer>();
        var seen = new HashSet<String>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",");
            var task = cells[header.indexOf("task_id")];
            byTask.merge(task, 1, Integer::sum);
            if (!seen.add(task + " " + cells[header.indexOf("rater_id")])) {
                throw new IllegalStateException("one rater twice on " + task);
            }
        }
        if (lines.size() - 1 != acknowledged) {
            throw new IllegalStateException(
                    "%d votes stored, %d acknowledged".formatted(lines.size() - 1, acknowledged));
        }
        if (byTask.values().stream().anyMatch(votes -> votes > EACH)) {
            throw new IllegalStateException("a comparison has more than " + EACH + " votes");
        }
        System.out.println("no vote lost, none too many, nobody twice on one comparison");
    }
}
