package dev.evenhand.pool;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The elements and attributes that may reach a browser; whatever is not named here does not. */
final class AllowList {
    private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9_+#.-]{1,40}");
    private static final String[] WITH_DIRECTION = {
        "p", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "th", "td", "table", "div"
    };

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "hr", "br", "div", "span")
            .allowElements("strong", "em", "del", "code", "pre", "a", "details", "summary")
            .allowElements("table", "thead", "tbody", "tr", "th", "td")
            .allowWithoutAttributes("span", "div", "details")
            .allowAttributes("dir")
            .matching(true, "auto")
            .onElements(WITH_DIRECTION)
            .allowAttributes("tabindex")
            .matching(true, "0")
            .onElements("pre", "div")
            .allowAttributes("class")
            .matching(LANGUAGE)
            .onElements("code")
            .allowAttributes("class")
            .matching(true, "math", "picture", "address")
            .onElements("span")
            .allowAttributes("class")
            .matching(true, "plain", "role", "blank")
            .onElements("p")
            .allowAttributes("class")
            .matching(true, "table-box", "turn", "code")
            .onElements("div")
            .allowAttributes("class")
            .matching(true, "rest", "earlier", "instructions", "tool")
            .onElements("details")
            .allowAttributes("data-display")
            .matching(true, "true", "false")
            .onElements("span")
            .allowAttributes("align")
            .matching(true, "left", "center", "right")
            .onElements("th", "td")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("href", "target")
            .onElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .toFactory();

    private AllowList() {}

    static SafeHtml apply(String html) {
        return new SafeHtml(POLICY.sanitize(html));
    }
}
