package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTests {

    /** The example of C2SP's signed-note, made by Go's implementation. */
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private final NoteSigner log = NoteSigner.of("example.org/log", NoteSigner.newPair());
    private final String text = "example.org/log\n3\n" + Hash.EMPTY.base64() + "\n";

    @Test
    void believesANoteThatAnotherImplementationSigned() {
        var note = SignedNote.parse(GO_NOTE);

        assertThatCode(() -> note.requireSigned(List.of(NoteKey.parse(GO_KEY)))).doesNotThrowAnyException();
        assertThat(NoteKey.parse(GO_KEY)).hasToString(GO_KEY);
        assertThat(note).hasToString(GO_NOTE);
        assertThatThrownBy(() ->
                        SignedNote.parse(GO_NOTE.replace("then", "than")).requireSigned(List.of(NoteKey.parse(GO_KEY))))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("does not fit the text");
    }

    @Test
    void readsWhatItSigns() {
        var note = SignedNote.parse(log.sign(text).toString());

        assertThat(Checkpoint.open(note, "example.org/log", List.of(log.key())))
                .isEqualTo(new Checkpoint("example.org/log", 3, Hash.EMPTY));
    }

    @Test
    void passesOverUnknownKeysAndTakesManyWitnesses() {
        var signatures = new ArrayList<NoteSignature>();
        IntStream.range(0, 20)
                .mapToObj(i -> NoteSigner.of("witness.example/" + i, NoteSigner.newPair()))
                .forEach(witness -> signatures.addAll(witness.sign(text).signatures()));
        // The log's name with a key that is not the log's.
        signatures.addAll(NoteSigner.of("example.org/log", NoteSigner.newPair())
                .sign(text)
                .signatures());
        var strangers = SignedNote.parse(new SignedNote(text, signatures).toString());
        signatures.addAll(log.sign(text).signatures());
        var signed = SignedNote.parse(new SignedNote(text, signatures).toString());

        assertThatCode(() -> signed.requireSigned(List.of(log.key()))).doesNotThrowAnyException();
        assertThatThrownBy(() -> strangers.requireSigned(List.of(log.key())))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("no signature by a trusted key");
    }

    @Test
    void refusesANoteWithOneBadSignatureOfAKnownKey() {
        var witness = NoteSigner.of("witness.example", NoteSigner.newPair());
        var other = witness.sign("another text\n").signatures();
        var signatures = new ArrayList<>(log.sign(text).signatures());
        signatures.addAll(other);
        var note = new SignedNote(text, signatures);

        assertThatCode(() -> note.requireSigned(List.of(log.key()))).doesNotThrowAnyException();
        assertThatThrownBy(() -> note.requireSigned(List.of(log.key(), witness.key())))
                .isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n\u2014 a AAAAAAAA\n",
                "text\n\n\u2014 a AAAAAAAA",
                "text\n\n\u2014 a AAAA\n",
                "text\n\n\u2014 a AAAAAAA\n",
                "text\n\n\u2014 a AAAAAAA=\u00a0\n",
                "text\n\n\u2014  a AAAAAAAA\n",
                "text\n\n\u2014 a+b AAAAAAAA\n",
                "text\n\n\u2014 a\u3000b AAAAAAAA\n",
                "text\n\n- a AAAAAAAA\n",
                "text\n\n\u2014 a AAAAAAAA\r\n",
                "te\txt\n\n\u2014 a AAAAAAAA\n",
                "text\n\n\u2014 a AAAAAAAA\nmore\n",
                "text\n\n\u2014 a AAAAAAB=\n"
            })
    void refusesWhatIsNoNote(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesANoteOfEndlessSignatures() {
        assertThatThrownBy(() -> SignedNote.parse("text\n\n" + "\u2014 a AAAAAAAA\n".repeat(65)))
                .isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log\n03\nROOT\n",
                "log\n+3\nROOT\n",
                "log\n-3\nROOT\n",
                "log\n3 \nROOT\n",
                "log\n\nROOT\n",
                "log\n9999999999999999999\nROOT\n",
                "log\n\u0663\nROOT\n",
                "\n3\nROOT\n",
                "log\n3\nROOT",
                "log\n3\n",
                "log\n3\nAAAA\n",
                "log\n3\n\n",
                "log\n3\nROOT\n\nmore\n",
                "evenhand-promise/v1\n3\nROOT\n"
            })
    void refusesWhatIsNoCheckpoint(String checkpoint) {
        assertThatThrownBy(() -> Checkpoint.parse(checkpoint.replace("ROOT", Hash.EMPTY.base64())))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void readsPastLinesThatOthersMayAdd() {
        assertThat(Checkpoint.parse(text + "extension\n").size()).isEqualTo(3);
        assertThat(Checkpoint.parse(text.replace("\n3\n", "\n0\n")).size()).isZero();
    }

    @Test
    void refusesACheckpointOfAnotherLog() {
        assertThatThrownBy(() -> Checkpoint.open(log.sign(text), "example.org/other", List.of(log.key())))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("instead of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNewman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpcQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void refusesWhatIsNoKey(String key) {
        assertThatThrownBy(() -> NoteKey.parse(key)).isInstanceOf(Malformed.class);
    }

    /** Points of small order, in all their encodings: by such a key one signature holds for many texts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void refusesAKeyThatNobodyNeedsToSignWith(String point) {
        var raw = HexFormat.of().parseHex(point);
        for (int sign = 0; sign < 2; sign++) {
            assertThatThrownBy(() -> NoteKey.of("example.org/log", raw)).isInstanceOf(Malformed.class);
            raw[31] |= (byte) 0x80;
        }
    }

    /** The order of the group added to S: the same equation, another signature (RFC 8032, section 5.1.7). */
    @Test
    void refusesAStretchedSignature() {
        var order = new BigInteger("7237005577332262213973186563042994240857116359379907606001950938285454250989");
        var signature = log.sign(text).signatures().get(0);
        var bytes = signature.bytes().clone();
        var s = new byte[33];
        for (int i = 0; i < 32; i++) {
            s[32 - i] = bytes[32 + i];
        }
        var stretched = new BigInteger(s).add(order).toByteArray();
        for (int i = 0; i < 32; i++) {
            bytes[32 + i] = stretched[stretched.length - 1 - i];
        }
        var note = new SignedNote(text, List.of(new NoteSignature(signature.name(), signature.keyId(), bytes)));

        assertThatThrownBy(() -> note.requireSigned(List.of(log.key()))).isInstanceOf(Malformed.class);
    }
}
