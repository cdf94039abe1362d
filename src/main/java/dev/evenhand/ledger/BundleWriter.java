package dev.evenhand.ledger;

import dev.evenhand.ledger.ZipForm.Member;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes a bundle file by file, in the one form of {@link ZipForm} and in constant memory. */
public final class BundleWriter implements Closeable {

    /** Sizes and places are four bytes in a plain zip. */
    private static final long LARGEST = 0xFFFF_FFFFL;

    private static final int BUFFER = 1 << 16;

    private final RandomAccessFile file;
    private final List<Member> members = new ArrayList<>();
    private final SortedMap<String, Listed> listed = new TreeMap<>();

    /** What the log's entry and the data package say of a file. */
    public record Listed(String digest, long bytes) {}

    public BundleWriter(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        file.setLength(0);
    }

    /** Where the next file goes; it is in when the stream is closed. */
    public OutputStream add(String name) throws IOException {
        return new Adding(name, false);
    }

    public void add(String name, String text) throws IOException {
        try (var out = add(name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The files so far. */
    public SortedMap<String, Listed> listed() {
        return new TreeMap<>(listed);
    }

    /** Ends the bundle: nothing can be added after the seal. */
    void seal(String origin, NoteSigner signer) throws IOException {
        var seal = new Seal(origin, file.length(), digest());
        try (var out = new Adding(BundleFiles.SEAL, true)) {
            out.write(signer.sign(seal.text()).toString().getBytes(StandardCharsets.UTF_8));
        }
        file.write(ZipForm.tail(members));
    }

    private Hash digest() throws IOException {
        var digest = sha256();
        var buffer = new byte[BUFFER];
        file.seek(0);
        for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return Hash.of(digest.digest());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One file on its way in. Its header is written when its sizes are known. */
    private final class Adding extends FilterOutputStream {

        private final String name;
        private final boolean stored;
        private final long at;
        private final CRC32 crc = new CRC32();
        private final MessageDigest digest = sha256();
        private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        private long size;
        private boolean closed;

        Adding(String name, boolean stored) throws IOException {
            super(OutputStream.nullOutputStream());
            this.name = name;
            this.stored = stored;
            at = file.length();
            file.seek(at);
            file.write(new byte[ZipForm.LOCAL_LENGTH + name.length()]);
            OutputStream packing = new BufferedOutputStream(new ToFile(), BUFFER);
            if (!stored) {
                packing = new DeflaterOutputStream(packing, deflater, BUFFER);
            }
            out = new BufferedOutputStream(
                    new DigestOutputStream(new CheckedOutputStream(packing, crc), digest), BUFFER);
        }

        @Override
        public void write(int b) throws IOException {
            size++;
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            size += length;
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            out.close();
            deflater.end();
            long packed = file.length() - at - ZipForm.LOCAL_LENGTH - name.length();
            if (size > LARGEST || file.length() > LARGEST) {
                throw new IOException("A bundle of more than four gigabytes cannot be made");
            }
            var member = new Member(name, stored, (int) crc.getValue(), packed, size, at);
            members.add(member);
            listed.put(name, new Listed(HexFormat.of().formatHex(digest.digest()), size));
            file.seek(at);
            file.write(ZipForm.local(member));
            file.seek(file.length());
        }
    }

    private final class ToFile extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            file.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            file.write(bytes, from, length);
        }
    }
}
