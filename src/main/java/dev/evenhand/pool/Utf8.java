package dev.evenhand.pool;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: what is wrong is said, never replaced. */
final class Utf8 {
    private static final int MARK_LENGTH = 3;

    private Utf8() {}

    static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The index of the first byte that is not UTF-8, or -1. */
    static int firstFault(byte[] bytes, int from, int to) {
        var decoder = decoder();
        var in = ByteBuffer.wrap(bytes, from, to - from);
        var scratch = CharBuffer.allocate(8192);
        while (true) {
            var result = decoder.decode(in, scratch, true);
            if (result.isError()) {
                return in.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
            scratch.clear();
        }
    }

    static boolean startsWithMark(byte[] bytes, int length) {
        return length >= MARK_LENGTH
                && (bytes[0] & 0xFF) == 0xEF
                && (bytes[1] & 0xFF) == 0xBB
                && (bytes[2] & 0xFF) == 0xBF;
    }

    static String fault(long offset) {
        return "not UTF-8 at byte " + offset + " of the file; save it as UTF-8";
    }
}
