package dev.evenhand.pool;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from strangers: no name twice, nothing after the value, no endless depth or number. */
final class StrictJson {
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Limits.JSON_DEPTH)
                            .maxStringLength(Limits.LINE_BYTES)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    static JsonNode read(String json) {
        return STRICT.readTree(json);
    }

    /** What a file has in these bytes, which begin so far into it. */
    static JsonNode read(byte[] bytes, int start, int end, long offset) {
        int fault = Utf8.firstFault(bytes, start, end);
        if (fault >= 0) {
            throw new InvalidEntry(Utf8.fault(offset + fault));
        }
        try {
            return STRICT.readTree(bytes, start, end - start);
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new InvalidEntry("broken JSON"
                    + (place == null || place.getColumnNr() < 1 ? "" : " at column " + place.getColumnNr())
                    + ": " + e.getOriginalMessage());
        }
    }
}
