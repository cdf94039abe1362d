package dev.evenhand.ledger;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.commitment.Sha256;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tasks of a sample study and which of their responses are compared. */
final class SampleDesign {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SampleStudy study;

    SampleDesign(SampleStudy study) {
        this.study = study;
    }

    void lay(int count, List<String> models) {
        for (int t = 0; t < count; t++) {
            var task = JSON.objectNode().put("task_id", "t-%03d".formatted(t));
            task.put("category", t % 3 == 0 ? "code, \"hard\"" : "talk").put("language", "en");
            task.withArray("messages")
                    .addObject()
                    .put("role", "user")
                    .put("content", "What of = %d,\u2028ü?".formatted(t));
            for (var model : models) {
                var response = task.withArray("responses")
                        .addObject()
                        .put("model", model)
                        .put("sample", 1);
                response.withArray("messages")
                        .addObject()
                        .put("role", "assistant")
                        .put("content", "Answer %s to %d".formatted(Integer.toHexString(model.hashCode()), t));
            }
            study.tasks.add(task);
            for (int i = 0; i < models.size(); i++) {
                for (int j = i + 1; j < models.size(); j++) {
                    lay("live", t, models.get(i), models.get(j));
                }
            }
        }
        for (int t = 0; t < count && study.plan.has("gold_share"); t++) {
            lay("gold", t, models.get(0), models.get(1));
        }
    }

    private void lay(String kind, int task, String first, String second) {
        boolean live = kind.equals("live");
        study.comparisons.add(SampleStudy.row(
                "comparison",
                study.comparisons.size(),
                "kind",
                kind,
                "task_id",
                "t-%03d".formatted(task),
                "model_1",
                first,
                "sample_1",
                1,
                "model_2",
                second,
                "sample_2",
                1,
                "pair_probability",
                live ? "0.500000000000" : "",
                "places",
                live ? 2 : 0,
                "parked",
                false,
                "gold",
                live ? "" : "first"));
    }

    /** As the database makes it at registration. */
    String digest() {
        var all = new ByteArrayOutputStream();
        for (var row : study.comparisons) {
            var task = study.task(row.get("task_id"));
            all.writeBytes(CanonicalJson.sha256(String.join(
                    "\t",
                    row.get("comparison"),
                    row.get("kind"),
                    row.get("task_id"),
                    task.get("category").stringValue(),
                    task.get("language").stringValue(),
                    Evidence.digest(task.get("messages")),
                    row.get("model_1"),
                    row.get("sample_1"),
                    response(task, row.get("model_1")),
                    row.get("model_2"),
                    row.get("sample_2"),
                    response(task, row.get("model_2")),
                    row.get("pair_probability"),
                    row.get("places") + (row.get("gold").isEmpty() ? "" : "\t" + row.get("gold")))));
        }
        return HexFormat.of().formatHex(Sha256.of(all.toByteArray()));
    }

    private static String response(ObjectNode task, String model) {
        for (var response : task.get("responses")) {
            if (response.get("model").stringValue().equals(model)) {
                return Evidence.digest(response.get("messages"));
            }
        }
        return "";
    }
}
