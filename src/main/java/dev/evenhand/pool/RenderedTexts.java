package dev.evenhand.pool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was rendered lately, by the digest of its text: one response meets many raters. */
final class RenderedTexts {
    private static final long MOST_CHARACTERS = 16_000_000;

    private final Map<String, SafeHtml> known = new LinkedHashMap<>(64, 0.75f, true);
    private long characters;

    SafeHtml get(String key, Supplier<SafeHtml> render) {
        synchronized (known) {
            var html = known.get(key);
            if (html != null) {
                return html;
            }
        }
        var html = render.get();
        keep(key, html);
        return html;
    }

    private void keep(String key, SafeHtml html) {
        synchronized (known) {
            var before = known.put(key, html);
            characters += html.length() - (before == null ? 0 : before.length());
            var oldest = known.values().iterator();
            while (characters > MOST_CHARACTERS && oldest.hasNext()) {
                characters -= oldest.next().length();
                oldest.remove();
            }
        }
    }

    long characters() {
        synchronized (known) {
            return characters;
        }
    }
}
