package dev.evenhand.pool;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A task as the database holds it, from which its digest is taken anew. */
final class StoredTask {
    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredTask() {}

    /** As at import: of the canonical JSON of everything about the task. */
    static byte[] digest(ResultSet row, String category, List<String> tags) throws SQLException {
        var content = new EntryContent(row.getString("task_id"));
        content.prompt((ArrayNode) JSON.readTree(row.getString("messages")));
        content.category(category);
        content.language(row.getString("language"));
        content.tags(tags);
        content.gold(object(row.getString("gold")));
        content.safety(object(row.getString("safety")));
        content.metadata(object(row.getString("metadata")));
        return content.with(List.of()).digest();
    }

    private static @Nullable ObjectNode object(@Nullable String json) {
        return json == null ? null : (ObjectNode) JSON.readTree(json);
    }
}
