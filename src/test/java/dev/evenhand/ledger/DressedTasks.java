package dev.evenhand.ledger;

import static dev.evenhand.ledger.Dressing.decided;
import static dev.evenhand.ledger.Dressing.plain;
import static dev.evenhand.ledger.Report.Check.TASKS;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What raters are said to have judged: tasks, responses and comparisons. */
enum DressedTasks implements DressedUp {
    A_TASK_WAS_REWRITTEN(plain(1, TASKS, study -> message(study.tasks.get(0)).put("content", "An easier one?"))),
    A_TASK_WAS_DROPPED(plain(1, TASKS, study -> study.tasks.remove(3))),
    A_TASK_WAS_ADDED(plain(
            1, TASKS, study -> study.tasks.add(study.tasks.get(0).deepCopy().put("task_id", "t-new")))),
    COMPARISONS_WERE_REORDERED(plain(1, TASKS, study -> {
        var one = study.comparisons.get(1);
        one.put("model_1", String.valueOf(study.comparisons.get(2).put("model_1", String.valueOf(one.get("model_1")))));
    })),
    COMPARISONS_WERE_CUT_OFF(plain(1, TASKS, study -> study.comparisons.remove(study.comparisons.size() - 1))),
    ANOTHER_MODEL_WAS_SHIPPED(
            plain(4, TASKS, study -> study.event("variant.registered").body().put("name", "m1-experimental"))),
    A_MODEL_WAS_REGISTERED_AND_NOT_SHOWN(plain(
            3,
            TASKS,
            study -> study.tell(
                    "variant.registered", JsonNodeFactory.instance.objectNode().put("name", "m4")))),
    A_RESPONSE_WAS_GENERATED_AGAIN(plain(
            6,
            TASKS,
            study -> message((ObjectNode) study.tasks.get(2).get("responses").get(1))
                    .put("content", "A better one"))),
    A_KNOWN_ANSWER_WAS_TURNED(decided(
            7,
            TASKS,
            study -> study.comparisons.get(study.comparisons.size() - 1).put("gold", "second"))),
    SAMPLING_WAS_TOLD_WRONG(
            plain(16, TASKS, study -> study.comparisons.get(0).put("pair_probability", "0.900000000000")));

    private final Dressing dressing;

    DressedTasks(Dressing dressing) {
        this.dressing = dressing;
    }

    @Override
    public Dressing dressing() {
        return dressing;
    }

    private static ObjectNode message(ObjectNode of) {
        return (ObjectNode) of.get("messages").get(0);
    }
}
