package dev.evenhand.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips that were made to deceive or to harm, from a good bundle's bytes. */
final class HostileZips {

    private static final int LOCAL_NAME = 30;

    private final byte[] good;

    HostileZips(byte[] good) {
        this.good = good.clone();
    }

    Map<String, byte[]> all() {
        var zips = new LinkedHashMap<String, byte[]>();
        zips.put("empty", new byte[0]);
        zips.put("text", "not a zip at all".repeat(10).getBytes(StandardCharsets.UTF_8));
        zips.put("end only", Arrays.copyOfRange(good, good.length - 22, good.length));
        zips.put("trailing bytes", joined(good, "x".getBytes(StandardCharsets.UTF_8)));
        zips.put("a comment", comment());
        zips.put("bytes before", joined("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), good));
        zips.put("twice", joined(good, good));
        zips.put("the end cut off", Arrays.copyOf(good, good.length - 22));
        for (var name : List.of(
                "../../etc/passwd",
                "/etc/passwd",
                "..\\..\\evil",
                "C:\\evil",
                "votes.csv/",
                "VOTES.CSV",
                "votes.csv\0.txt",
                "./votes.csv",
                "extra.txt",
                "votes.csv ",
                "\u202evsc.setov",
                "con",
                "")) {
            zips.put("a file called " + name.replace('\0', '0'), foreign(name));
        }
        zips.put("two files of a name", packed(List.of("votes.csv", "votes.csv"), 10));
        zips.put("65,536 files", many(65_536));
        zips.put("1,000 files", many(1_000));
        zips.put("a bomb", bomb());
        zips.put("a bomb that lies about its size", lying(bomb()));
        zips.put("another name in front", patched(at -> at[LOCAL_NAME] = 'b'));
        zips.put("another size in front", patched(at -> at[22]++));
        zips.put("another check sum in front", patched(at -> at[14]++));
        zips.put("a data descriptor", patched(at -> at[6] |= 8));
        zips.put("encrypted", patched(at -> at[6] |= 1));
        zips.put("a symlink", central(38, 0xA1FF0000));
        zips.put("another place", central(42, 40));
        zips.put("zip64 sizes", central(20, -1));
        zips.put("a file in parts", central(34, 1));
        zips.put("an extra field", central(30, 4));
        zips.put("more files than listed", end(10, 3));
        zips.put("a list that begins elsewhere", end(16, 1));
        return zips;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private byte[] comment() {
        var zip = joined(good, "hello".getBytes(StandardCharsets.UTF_8));
        zip[good.length - 2] = 5;
        return zip;
    }

    private byte[] patched(Consumer<byte[]> change) {
        var zip = good.clone();
        change.accept(zip);
        return zip;
    }

    /** Changes four bytes of the list's first line. */
    private byte[] central(int at, int to) {
        var zip = good.clone();
        var bytes = ZipForm.little(zip);
        bytes.putInt(bytes.getInt(zip.length - 6) + at, to);
        return zip;
    }

    private byte[] end(int at, int more) {
        var zip = good.clone();
        var bytes = ZipForm.little(zip);
        bytes.putShort(zip.length - 22 + at, (short) (bytes.getShort(zip.length - 22 + at) + more));
        return zip;
    }

    /** A zip in our own form, but for what is in it. */
    private static byte[] ours(List<String> names, byte[] packed, long size, int crc) {
        var members = new ArrayList<ZipForm.Member>();
        var out = new ByteArrayOutputStream();
        for (var name : names) {
            var member = new ZipForm.Member(name, false, crc, packed.length, size, out.size());
            members.add(member);
            out.writeBytes(ZipForm.local(member));
            out.writeBytes(packed);
        }
        out.writeBytes(ZipForm.tail(members));
        return out.toByteArray();
    }

    private static byte[] foreign(String name) {
        return packed(List.of(name, "seal.txt"), 10);
    }

    private static byte[] packed(List<String> names, int size) {
        var content = new byte[size];
        var crc = new CRC32();
        crc.update(content);
        return ours(names, deflated(content), size, (int) crc.getValue());
    }

    private static byte[] bomb() {
        var content = new byte[30_000_000];
        var crc = new CRC32();
        crc.update(content);
        return ours(List.of("plan.json", "seal.txt"), deflated(content), content.length, (int) crc.getValue());
    }

    /** Announces little and holds much, in every file that a bundle must have. */
    private static byte[] lying(byte[] bomb) {
        var names = new ArrayList<>(BundleFiles.LISTED);
        names.addAll(List.of("log.jsonl", "checkpoint.txt", "seal.txt"));
        var packed = Arrays.copyOfRange(bomb, 30 + "plan.json".length(), bomb.length / 2);
        return ours(names, packed, 1000, 0);
    }

    private static byte[] deflated(byte[] content) {
        var deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] many(int files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < files; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
