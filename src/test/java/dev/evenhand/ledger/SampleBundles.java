package dev.evenhand.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes sample bundles into a folder, good ones and broken ones, for whoever writes a verifier of their own: each
 * broken one is named after the check that has to fail and what was done to it.
 */
public final class SampleBundles {

    private SampleBundles() {}

    public static void main(String[] folder) throws IOException {
        var samples = Files.createDirectories(Path.of(folder.length == 0 ? "target/bundles" : folder[0]));
        new SampleStudy("everyday", 1, 8, 4, "m1", "m2", "m3").write(samples.resolve("good-everyday.zip"));
        new SampleStudy("two-models", 2, 30, 7, "m1", "m2").write(samples.resolve("good-two-models.zip"));
        SampleStudy.excluding("exclusions", 4).write(samples.resolve("good-exclusions.zip"));
        // As many votes as the study that started this.
        new SampleStudy("large", 3, 1276, 60, "m1", "m2").write(samples.resolve("good-large.zip"));
        for (var way : DressedUp.all()) {
            way.study()
                    .write(samples.resolve(
                            "%s-%s.zip".formatted(way.check().code(), way.name().toLowerCase(Locale.ROOT))));
        }
    }
}
