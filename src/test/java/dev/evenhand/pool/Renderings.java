package dev.evenhand.pool;

import org.springframework.context.support.ResourceBundleMessageSource;

/** A rendering with the app's own words, without the app. */
final class Renderings {
    private Renderings() {}

    static Rendering english() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding("UTF-8");
        return new Rendering(words);
    }
}
