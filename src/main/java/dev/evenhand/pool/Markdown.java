package dev.evenhand.pool;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as models write it, to HTML that still has to pass the allow-list. */
final class Markdown {
    /** Characters after which the rest is folded, at the next block. Hardly one answer in a thousand is longer. */
    static final int OPEN = 20_000;

    private static final int MOST_NESTED = 40;
    private static final Set<String> BLOCKS =
            Set.of("p", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "th", "td", "table");

    /** All but HTML, which is text here: Markdown after a tag is Markdown still. */
    private static final Set<Class<? extends Block>> PARSED = Set.of(
            Heading.class,
            ThematicBreak.class,
            FencedCodeBlock.class,
            IndentedCodeBlock.class,
            BlockQuote.class,
            ListBlock.class);

    private final Parser parser;
    private final HtmlRenderer renderer;

    Markdown(String showAll, String noImage) {
        List<Extension> extensions = List.of(
                TablesExtension.create(),
                StrikethroughExtension.create(),
                TaskListItemsExtension.create(),
                AutolinkExtension.create());
        this.parser = Parser.builder()
                .enabledBlockTypes(PARSED)
                .extensions(extensions)
                .customBlockParserFactory(new MathBlockParser.Factory())
                .customInlineContentParserFactory(new MathInlineParser.Factory('$'))
                .customInlineContentParserFactory(new MathInlineParser.Factory('\\'))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .maxOpenBlockParsers(MOST_NESTED)
                .maxInlineNesting(MOST_NESTED)
                .build();
        this.renderer = HtmlRenderer.builder()
                .nodeRendererFactory(context -> new MarkdownNodes(context, showAll, noImage))
                .extensions(extensions)
                .escapeHtml(true)
                .attributeProviderFactory(context -> Markdown::attributes)
                .build();
    }

    /** Text may be of any script, so each block finds its own direction; wide ones can be scrolled by keyboard. */
    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (BLOCKS.contains(tag)) {
            attributes.put("dir", "auto");
        } else if (tag.equals("pre")) {
            attributes.put("tabindex", "0");
        }
    }

    /** A `<table` or `<pre` here comes from the renderer alone, since HTML in the text is escaped. */
    String html(String markdown) {
        var document = parser.parse(markdown);
        if (markdown.length() > OPEN) {
            Fold.rest(document, OPEN);
        }
        return renderer.render(document)
                .replace("<table", "<div class=\"table-box\" tabindex=\"0\"><table")
                .replace("</table>", "</table></div>")
                .replace("<pre", "<div class=\"code\"><pre")
                .replace("</pre>", "</pre></div>");
    }
}
