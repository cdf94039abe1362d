package dev.evenhand.ledger;

import dev.evenhand.ledger.ZipForm.Member;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a bundle that may have been made to deceive or to harm: only zips in the one form of {@link ZipForm}, only files
 * with known names, nothing beyond the limits, and nothing is ever written anywhere.
 */
final class BundleReader implements Closeable {

    static final long MOST_BYTES = 4L << 30;

    /** Real bundles stay below 20; deflate can do 1,032. */
    static final int MOST_RATIO = 250;

    private static final int MOST_LIST = 8192;

    private final RandomAccessFile file;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, String> digests = new HashMap<>();

    BundleReader(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        try {
            open();
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void open() throws IOException {
        if (file.length() < ZipForm.END_LENGTH) {
            throw new Malformed("%d bytes are no zip".formatted(file.length()));
        }
        var end = ZipForm.End.parse(bytes(file.length() - ZipForm.END_LENGTH, ZipForm.END_LENGTH));
        if (end.at() + end.length() + ZipForm.END_LENGTH != file.length() || end.length() > MOST_LIST) {
            throw new Malformed("the list of files is not where it should be, or too long");
        }
        var list = ZipForm.little(bytes(end.at(), (int) end.length()));
        while (list.hasRemaining()) {
            take(ZipForm.member(list));
        }
        requireForm(end);
        for (var name : members.keySet()) {
            try (var in = open(name)) {
                digests.put(name, digest(in).hex());
            }
        }
    }

    private void take(Member member) {
        var name = member.name();
        if (!BundleFiles.known(name)) {
            throw new Malformed("\"%s\" is no file of a bundle".formatted(printable(name)));
        }
        if (members.put(name, member) != null) {
            throw new Malformed("two files are called " + name);
        }
        if (member.size() > MOST_RATIO * member.packed() + 1024) {
            throw new Malformed("%s unpacks to more than %d times its size".formatted(name, MOST_RATIO));
        }
        if (member.stored() && member.size() != member.packed()) {
            throw new Malformed("%s has two sizes".formatted(name));
        }
    }

    /** That every byte beside the files' own is what it must be. */
    private void requireForm(ZipForm.End end) throws IOException {
        long at = 0;
        long unpacked = 0;
        for (var member : members.values()) {
            if (member.at() != at || member.end() > end.at()) {
                throw new Malformed(member.name() + " does not begin where the file before it ends");
            }
            if (!Arrays.equals(bytes(at, ZipForm.LOCAL_LENGTH + member.name().length()), ZipForm.local(member))) {
                throw new Malformed(
                        member.name()
                                + " is not packed as bundles are: unpacked and packed again? Verify the file as it was downloaded");
            }
            at = member.end();
            unpacked += member.size();
        }
        if (unpacked > MOST_BYTES) {
            throw new Malformed("more than %d bytes unpacked".formatted(MOST_BYTES));
        }
        var last = members.keySet().stream().reduce("", (one, other) -> other);
        if (!last.equals(BundleFiles.SEAL)) {
            throw new Malformed("the last file is not " + BundleFiles.SEAL);
        }
        var tail = ZipForm.tail(members.values().stream().toList());
        if (at != end.at() || !Arrays.equals(bytes(at, (int) (file.length() - at)), tail)) {
            throw new Malformed("something in the zip is neither a file nor the list of files");
        }
        var missing = new HashSet<>(BundleFiles.LISTED);
        missing.addAll(BundleFiles.UNLISTED);
        missing.removeAll(members.keySet());
        if (!missing.isEmpty()) {
            throw new Malformed(
                    "missing: " + String.join(", ", missing.stream().sorted().toList()));
        }
    }

    Map<String, Member> members() {
        return members;
    }

    /** SHA-256 of every file, in hexadecimal. */
    Map<String, String> digests() {
        return digests;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    long length() throws IOException {
        return file.length();
    }

    /** Where the bytes end that the seal is of. */
    long sealedLength() {
        return member(BundleFiles.SEAL).at();
    }

    /** The file, whose length and check sum are held to what the zip says of them. */
    InputStream open(String name) {
        var member = member(name);
        return new MemberStream(new Part(member.dataAt(), member.packed()), member);
    }

    String text(String name, int most) throws IOException {
        if (member(name).size() > most) {
            throw new Malformed("%s is larger than %d bytes".formatted(name, most));
        }
        try (var in = open(name)) {
            return Utf8.strict(in.readAllBytes());
        }
    }

    Hash digest(long length) throws IOException {
        return digest(new Part(0, length));
    }

    private static Hash digest(InputStream in) throws IOException {
        var digest = BundleWriter.sha256();
        var buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return Hash.of(digest.digest());
    }

    private Member member(String name) {
        var member = members.get(name);
        if (member == null) {
            throw new Malformed("there is no " + name);
        }
        return member;
    }

    private byte[] bytes(long at, int length) throws IOException {
        if (at < 0 || at + length > file.length()) {
            throw new EOFException("the zip is cut");
        }
        var bytes = new byte[length];
        file.seek(at);
        file.readFully(bytes);
        return bytes;
    }

    private static String printable(String name) {
        var text = new StringBuilder();
        new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .chars()
                .limit(60)
                .forEach(c -> text.append(c < ' ' || c == 0x7f ? '?' : (char) c));
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Bytes of the zip itself. */
    private final class Part extends InputStream {

        private long at;
        private final long end;

        Part(long at, long length) {
            this.at = at;
            end = at + length;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (at >= end) {
                return -1;
            }
            file.seek(at);
            int read = file.read(into, from, (int) Math.min(length, end - at));
            at += Math.max(0, read);
            return read;
        }
    }
}
