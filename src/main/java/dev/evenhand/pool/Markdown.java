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
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as models write it, to HTML that still has to pass the allow-list. */
final class Markdown {
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

    Markdown() {
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
                .maxOpenBlockParsers(MOST_NESTED)
                .maxInlineNesting(MOST_NESTED)
                .build();
        this.renderer = HtmlRenderer.builder()
                .nodeRendererFactory(MarkdownNodes::new)
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

    /** A `<table` here comes from the renderer alone, since HTML in the text is escaped. */
    String html(String markdown) {
        return renderer.render(parser.parse(markdown))
                .replace("<table", "<div class=\"table-box\" tabindex=\"0\"><table")
                .replace("</table>", "</table></div>");
    }
}
