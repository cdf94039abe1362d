package dev.evenhand.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raters are sent to the host that an admin confirmed, whatever is in their ids or was meant by the template. */
class ReturnAddressTests {

    @Test
    void fillsValuesInWithoutLettingThemOutOfTheirPlace() {
        var address = new ReturnAddress("https://work.example.com/done/{session_id}?cc={code}&w={worker_id}");
        assertThat(address.with(
                        Map.of("code", "OK-1", "worker_id", "a&cc=X#?/../é", "session_id", "../..//evil.example")))
                .isEqualTo(
                        "https://work.example.com/done/..%2F..%2F%2Fevil.example?cc=OK-1&w=a%26cc%3DX%23%3F%2F..%2F%C3%A9");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.prolific.com/submissions/complete?cc={code}, app.prolific.com",
        "https://connect.example.co.uk/x?{worker_id}#{session_id}, connect.example.co.uk",
        "https://xn--mnchen-3ya.xn--p1ai/, xn--mnchen-3ya.xn--p1ai",
        "https://a.b-c.example.org, A.B-C.example.org "
    })
    void acceptsPublicHostsThatWereConfirmed(String template, String host) {
        assertThat(ReturnAddress.problem(template, host)).isEmpty();
    }

    /** Each is confirmed by the host that a careless reader would take it for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "HTTPS://example.com:443/",
                "//example.com/",
                "example.com/",
                "javascript:alert(1)//example.com",
                "data:text/html,example.com",
                "https:example.com",
                "https:/example.com",
                "https:///example.com",
                "https://example.com@evil.example/",
                "https://evil.example\\@example.com/",
                "https://example.com\\.evil.example/",
                "https://example.com:8443/",
                "https://user:pass@example.com/",
                "https://{worker_id}.example.com/",
                "https://{code}/",
                "https://example.com{code}/",
                "https://example.com.{code}/",
                "https://evil.example/?example.com",
                "https://evil.example/#example.com",
                "https://localhost/",
                "https://example.local/",
                "https://metadata.google.internal/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://0.0.0.0/",
                "https://example.com./",
                "https://example..com/",
                "https://-example.com/",
                "https://exa_mple.com/",
                "https://ex%61mple.com/",
                "https://example.com%2f.evil.example/",
                "https://exämple.com/",
                "https://example。com/",
                "https://example.com /",
                "https://example.com/\r\nSet-Cookie: a=b",
                "https://example.com/\t",
                "https://example.com/{rater}",
                "https://example.com/{}",
                "https://example.com/{{code}}",
                "https://example.com/{code"
            })
    void refusesWhatLeadsElsewhere(String template) {
        assertThat(ReturnAddress.problem(template, "example.com")).isPresent();
        var host = template.replaceFirst("(?i)^https:/*", "").replaceFirst("[/?#].*", "");
        if (!host.equals("evil.example") && !template.startsWith("https://example.com/")) {
            assertThat(ReturnAddress.problem(template, host))
                    .as("confirmed as " + host)
                    .isPresent();
        }
    }
}
