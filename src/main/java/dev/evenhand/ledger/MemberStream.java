package dev.evenhand.ledger;

import dev.evenhand.ledger.ZipForm.Member;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A file out of a zip: never more bytes than announced, never fewer, nothing left over, and the right check sum. */
final class MemberStream extends InputStream {

    private final InputStream packed;
    private final Member member;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private long size;
    private boolean ended;

    MemberStream(InputStream packed, Member member) {
        this.packed = packed;
        this.member = member;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        int read = member.stored() ? packed.read(into, from, length) : inflate(into, from, length);
        if (read < 0) {
            end();
            return -1;
        }
        size += read;
        if (size > member.size()) {
            throw new Malformed(member.name() + " is longer than announced");
        }
        crc.update(into, from, read);
        return read;
    }

    private int inflate(byte[] into, int from, int length) throws IOException {
        try {
            while (true) {
                int read = inflater.inflate(into, from, length);
                if (read > 0) {
                    return read;
                }
                if (inflater.finished()) {
                    return -1;
                }
                if (inflater.needsDictionary()) {
                    throw new Malformed(member.name() + " cannot be unpacked");
                }
                int more = packed.read(buffer, 0, buffer.length);
                if (more < 0) {
                    throw new Malformed(member.name() + " is cut");
                }
                inflater.setInput(buffer, 0, more);
            }
        } catch (DataFormatException e) {
            throw new Malformed(member.name() + " cannot be unpacked");
        }
    }

    private void end() throws IOException {
        ended = true;
        if (size != member.size() || (int) crc.getValue() != member.crc()) {
            throw new Malformed(member.name() + " has another length or check sum than announced");
        }
        if (!member.stored() && (inflater.getRemaining() > 0 || packed.read() >= 0)) {
            throw new Malformed(member.name() + " has bytes behind its end");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
