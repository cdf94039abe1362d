package dev.evenhand.ledger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;

/**
 * The one form in which a bundle is a zip: every byte beside the files' own follows from their names, sizes and check
 * sums. No times, comments, extra fields or data descriptors, in which two programs could read two things.
 */
final class ZipForm {

    static final int END_LENGTH = 22;
    static final int CENTRAL_LENGTH = 46;
    static final int LOCAL_LENGTH = 30;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 20;

    /** 1 January 1980, the first day there is. */
    private static final int NO_TIME = 0x0021_0000;

    private ZipForm() {}

    /**
     * A file in the zip.
     *
     * @param stored whether it is kept as it is instead of deflated
     * @param crc CRC-32 of the file
     * @param packed bytes that it takes in the zip
     * @param at where its header begins
     */
    record Member(String name, boolean stored, int crc, long packed, long size, long at) {
        long dataAt() {
            return at + LOCAL_LENGTH + name.length();
        }

        long end() {
            return dataAt() + packed;
        }
    }

    static byte[] local(Member member) {
        return sizes(begin(LOCAL_LENGTH + member.name().length(), LOCAL), member)
                .put(bytes(member.name()))
                .array();
    }

    static byte[] central(Member member) {
        return sizes(begin(CENTRAL_LENGTH + member.name().length(), CENTRAL).putShort(VERSION), member)
                .position(CENTRAL_LENGTH - 4)
                .putInt((int) member.at())
                .put(bytes(member.name()))
                .array();
    }

    /** Everything after the last file. */
    static byte[] tail(List<Member> members) {
        int length = members.stream()
                .mapToInt(m -> CENTRAL_LENGTH + m.name().length())
                .sum();
        long at = members.get(members.size() - 1).end();
        var tail = little(length + END_LENGTH);
        members.forEach(member -> tail.put(central(member)));
        return tail.putInt(END)
                .putInt(0)
                .putShort((short) members.size())
                .putShort((short) members.size())
                .putInt(length)
                .putInt((int) at)
                .putShort((short) 0)
                .array();
    }

    /** The end of a zip as it must read: how many files, and where and how long their list is. */
    record End(int members, long length, long at) {
        static End parse(byte[] bytes) {
            var end = little(bytes);
            if (end.getInt(0) != END) {
                throw new Malformed("not a zip, or something follows it");
            }
            if (end.getInt(4) != 0 || end.getShort(8) != end.getShort(10) || end.getShort(20) != 0) {
                throw new Malformed("a zip in parts or with a comment");
            }
            return new End(
                    Short.toUnsignedInt(end.getShort(8)),
                    Integer.toUnsignedLong(end.getInt(12)),
                    Integer.toUnsignedLong(end.getInt(16)));
        }
    }

    /** What a line of the list says; whether it says it in the one form is for the caller to see. */
    static Member member(ByteBuffer list) {
        if (list.remaining() < CENTRAL_LENGTH || list.getInt(list.position()) != CENTRAL) {
            throw new Malformed("the list of files is cut or has something else in it");
        }
        int from = list.position();
        int name = Short.toUnsignedInt(list.getShort(from + 28));
        if (list.remaining() < CENTRAL_LENGTH + name) {
            throw new Malformed("the list of files is cut in a name");
        }
        var bytes = new byte[name];
        list.get(from + CENTRAL_LENGTH, bytes);
        list.position(from + CENTRAL_LENGTH + name);
        return new Member(
                new String(bytes, StandardCharsets.ISO_8859_1),
                list.getShort(from + 10) == ZipEntry.STORED,
                list.getInt(from + 16),
                Integer.toUnsignedLong(list.getInt(from + 20)),
                Integer.toUnsignedLong(list.getInt(from + 24)),
                Integer.toUnsignedLong(list.getInt(from + 42)));
    }

    static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer little(int length) {
        return little(new byte[length]);
    }

    private static ByteBuffer begin(int length, int signature) {
        return little(length).putInt(signature);
    }

    private static ByteBuffer sizes(ByteBuffer header, Member member) {
        return header.putShort(VERSION)
                .putShort((short) 0)
                .putShort((short) (member.stored() ? ZipEntry.STORED : ZipEntry.DEFLATED))
                .putInt(NO_TIME)
                .putInt(member.crc())
                .putInt((int) member.packed())
                .putInt((int) member.size())
                .putShort((short) member.name().length())
                .putShort((short) 0);
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }
}
