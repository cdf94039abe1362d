package dev.evenhand.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes the nodes that Evenhand shows in its own way. */
final class MarkdownNodes implements NodeRenderer {
    /** The page has a title and headings of its own above what a model wrote. */
    private static final int PAGE_LEVELS = 2;

    private static final int DEEPEST = 6;
    private static final int LONGEST_ADDRESS = 80;
    private static final Pattern BREAK = Pattern.compile("<br\\s*/?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern OUTWARD = Pattern.compile("(https?://|mailto:)", Pattern.CASE_INSENSITIVE);

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final String showAll;
    private final String noImage;
    private final Deque<Integer> outline = new ArrayDeque<>();

    MarkdownNodes(HtmlNodeRendererContext context, String showAll, String noImage) {
        this.context = context;
        this.showAll = showAll;
        this.noImage = noImage;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                Fold.class,
                Heading.class,
                HtmlInline.class,
                Image.class,
                Link.class,
                TaskListItemMarker.class,
                MathNode.Inline.class,
                MathNode.Block.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Heading heading) {
            heading(heading);
        } else if (node instanceof Fold fold) {
            fold(fold);
        } else if (node instanceof HtmlInline tag) {
            tag(tag);
        } else if (node instanceof Image image) {
            image(image);
        } else if (node instanceof Link link) {
            link(link);
        } else if (node instanceof TaskListItemMarker marker) {
            html.text(marker.isChecked() ? "☑ " : "☐ ");
        } else if (node instanceof MathNode.Block block) {
            block(block);
        } else if (node instanceof MathNode formula) {
            formula(formula);
        }
    }

    /** Levels follow one another without gaps, whatever levels the model chose. */
    private void heading(Heading heading) {
        while (!outline.isEmpty() && outline.peek() >= heading.getLevel()) {
            outline.pop();
        }
        outline.push(heading.getLevel());
        var tag = "h" + Math.min(DEEPEST, outline.size() + PAGE_LEVELS);
        html.line();
        html.tag(tag, context.extendAttributes(heading, tag, Map.of()));
        children(heading);
        html.tag("/" + tag);
        html.line();
    }

    private void fold(Fold fold) {
        html.tag("details", Map.of("class", "rest"));
        html.tag("summary");
        html.text(showAll);
        html.tag("/summary");
        children(fold);
        html.tag("/details");
    }

    /** A line's end in a table can be written in no other way; every other tag is text. */
    private void tag(HtmlInline tag) {
        if (BREAK.matcher(tag.getLiteral()).matches()) {
            html.tag("br", Map.of(), true);
        } else {
            html.text(tag.getLiteral());
        }
    }

    /** A picture is named and never loaded: its server would learn of the rater. */
    private void image(Image image) {
        html.tag("span", Map.of("class", "picture"));
        html.text(noImage + " ");
        children(image);
        html.text(" (" + image.getDestination() + ")");
        html.tag("/span");
    }

    /** A link leads out of Evenhand or is no link: a relative one would act within it. */
    private void link(Link link) {
        if (OUTWARD.matcher(link.getDestination()).lookingAt()) {
            html.tag("a", ordered("href", link.getDestination(), "target", "_blank"));
            children(link);
            html.tag("/a");
            address(link);
        } else {
            children(link);
        }
    }

    /** Where a link leads is seen before it is followed. */
    private void address(Link link) {
        var address = OUTWARD.matcher(link.getDestination()).replaceFirst("");
        boolean seen = link.getFirstChild() instanceof Text text
                && text.getNext() == null
                && OUTWARD.matcher(text.getLiteral()).replaceFirst("").equals(address);
        if (!seen) {
            html.tag("span", Map.of("class", "address"));
            html.text(
                    " (" + (address.length() > LONGEST_ADDRESS ? address.substring(0, LONGEST_ADDRESS) + "…" : address)
                            + ")");
            html.tag("/span");
        }
    }

    private void formula(MathNode formula) {
        html.tag("span", ordered("class", "math", "data-display", String.valueOf(formula.display())));
        html.text(formula.source());
        html.tag("/span");
    }

    private void block(MathNode.Block block) {
        html.line();
        html.tag("p", context.extendAttributes(block, "p", Map.of()));
        if (block.closed()) {
            formula(block);
        } else {
            html.text(block.plain());
        }
        html.tag("/p");
        html.line();
    }

    /** Both sides of a comparison must not differ in the order of attributes either. */
    private static Map<String, String> ordered(String first, String value, String second, String otherValue) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put(first, value);
        attributes.put(second, otherValue);
        return attributes;
    }

    private void children(Node parent) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
