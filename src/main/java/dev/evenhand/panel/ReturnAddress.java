package dev.evenhand.panel;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/**
 * Where raters go back to: an https address on a host by name that an admin typed twice, with values filled in behind
 * the host alone. So neither a rater's ids nor a slip of the pen leads anywhere else.
 */
record ReturnAddress(String template) {

    private static final List<String> PLACES = List.of("code", "worker_id", "session_id", "study_id");
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern TOP = Pattern.compile("[a-z]{2,63}|xn--[a-z0-9-]{2,59}");

    /** Names that lead into a network of one's own. */
    private static final List<String> INNER =
            List.of("local", "localhost", "internal", "lan", "home", "intranet", "corp", "arpa");

    private static final int LONGEST = 2_000;

    /** What is wrong with it, if anything; in words for whoever typed it. */
    static Optional<String> problem(String template, String host) {
        if (template.length() > LONGEST || !template.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\')) {
            return Optional.of("An address has up to 2,000 letters, digits and signs, without spaces or backslashes.");
        }
        var unknown = PLACE.matcher(template)
                .results()
                .map(place -> place.group(1))
                .filter(name -> !PLACES.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of("{" + unknown.get() + "} is not one of {code}, {worker_id}, {session_id}, {study_id}.");
        }
        try {
            return problem(new URI(PLACE.matcher(template).replaceAll("x")), authority(template), host);
        } catch (URISyntaxException e) {
            return Optional.of("This is not an address: " + e.getReason() + ".");
        }
    }

    private static Optional<String> problem(URI address, String authority, String host) {
        if (!"https".equals(address.getScheme())) {
            return Optional.of("The address begins with https://.");
        }
        if (authority.contains("{") || authority.contains("@") || authority.contains(":")) {
            return Optional.of("Behind https:// comes a host by name, without port, user or placeholder.");
        }
        if (!named(authority)) {
            return Optional.of("The host is a public name such as www.example.com, in small letters.");
        }
        if (!authority.equals(host.strip().toLowerCase(Locale.ROOT))) {
            return Optional.of("The host typed to confirm it is another one than the address has.");
        }
        return Optional.empty();
    }

    private static String authority(String template) {
        int from = template.indexOf("//") + 2;
        int to = from;
        while (to < template.length() && "/?#".indexOf(template.charAt(to)) < 0) {
            to++;
        }
        return from < 2 ? "" : template.substring(from, to);
    }

    private static boolean named(String host) {
        var labels = host.split("\\.", -1);
        var top = labels[labels.length - 1];
        return labels.length >= 2
                && host.length() <= 253
                && List.of(labels).stream()
                        .allMatch(label -> LABEL.matcher(label).matches())
                && TOP.matcher(top).matches()
                && !INNER.contains(top);
    }

    /** Values are encoded to the last sign, so that none can add a parameter or end the address. */
    String with(Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> UriUtils.encode(values.getOrDefault(place.group(1), ""), StandardCharsets.UTF_8));
    }
}
