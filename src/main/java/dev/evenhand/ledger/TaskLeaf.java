package dev.evenhand.ledger;

import dev.evenhand.commitment.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One task under the root of all tasks that a study was registered on: salted, so that it can be shown later and not be
 * guessed before. Leaves stand in the order of the bytes of their task ids.
 */
final class TaskLeaf {

    private TaskLeaf() {}

    /**
     * @param digest of the task, as the pool has it, in hex
     * @param responses what the study's models answered: objects of {@code model}, {@code sample}, {@code digest}
     */
    static Hash of(byte[] nonce, String task, String digest, ArrayNode responses) {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("task", task).put("digest", digest).put("salt", salt(nonce, task));
        line.set("responses", responses);
        return Hash.leaf(CanonicalJson.write(line).getBytes(StandardCharsets.UTF_8));
    }

    static String salt(byte[] nonce, String task) {
        return HexFormat.of().formatHex(Pseudonyms.hmac(nonce, "task|" + task));
    }
}
