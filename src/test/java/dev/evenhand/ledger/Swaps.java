package dev.evenhand.ledger;

import dev.evenhand.ledger.Report.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** Takes bundles apart and puts zips together of their parts, without any key. */
final class Swaps {

    private Swaps() {}

    static Map<String, byte[]> parts(Path bundle) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var reader = new BundleReader(bundle)) {
            for (var name : reader.members().keySet()) {
                try (var in = reader.open(name)) {
                    parts.put(name, in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    static String text(Path bundle, String name) {
        return new String(parts(bundle).get(name), StandardCharsets.UTF_8);
    }

    static Path zip(Map<String, byte[]> parts, Path file) throws IOException {
        var members = new ArrayList<ZipForm.Member>();
        var out = new ByteArrayOutputStream();
        parts.forEach((name, content) -> {
            var crc = new CRC32();
            crc.update(content);
            var member =
                    new ZipForm.Member(name, true, (int) crc.getValue(), content.length, content.length, out.size());
            members.add(member);
            out.writeBytes(ZipForm.local(member));
            out.writeBytes(content);
        });
        out.writeBytes(ZipForm.tail(members));
        return Files.write(file, out.toByteArray());
    }

    /** The check, beside that of the archive, that has to see a part of another bundle. */
    static Check tells(String name) {
        return switch (name) {
            case BundleFiles.LOG, BundleFiles.CHECKPOINT, BundleFiles.KEY -> Check.SIGNATURE;
            case BundleFiles.SEAL -> Check.ARCHIVE;
            default -> Check.FILES;
        };
    }
}
