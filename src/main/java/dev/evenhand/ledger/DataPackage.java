package dev.evenhand.ledger;

import dev.evenhand.commitment.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Describes a bundle as a Frictionless data package: any tool that knows these reads its tables and checks its files. */
public final class DataPackage {

    private static final String DICTIONARY = "datapackage.json";

    private DataPackage() {}

    public static String of(String study, String title, Map<String, BundleWriter.Listed> files) {
        var described = dictionary();
        described.put("name", study).put("title", title);
        var resources = described.withArray("resources");
        for (int i = resources.size() - 1; i >= 0; i--) {
            var resource = (ObjectNode) resources.get(i);
            var file = files.get(resource.path("path").asString(""));
            if (file == null) {
                resources.remove(i);
            } else {
                resource.put("hash", "sha256:" + file.digest()).put("bytes", file.bytes());
            }
        }
        return CanonicalJson.write(described);
    }

    private static ObjectNode dictionary() {
        try (var in = Objects.requireNonNull(DataPackage.class.getResourceAsStream(DICTIONARY))) {
            return (ObjectNode) JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
