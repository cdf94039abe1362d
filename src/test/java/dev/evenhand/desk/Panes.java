package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Measures all that can be seen of a response: the computed style and the box of each of its elements. */
final class Panes {
    /** Boxes are told relative to their pane, and what names a seat is left out. */
    private static final String MEASURE = """
            seat => {
              const tabs = document.querySelector(`[data-seat-of=${seat}]`);
              if (tabs.checkVisibility()) tabs.click();
              const pane = document.querySelector(`[data-seat=${seat}]`);
              const from = pane.getBoundingClientRect();
              const ignored = /^(--|perspective-origin|transform-origin|block-size|height|inset|bottom|top)/;
              return [pane, ...pane.querySelectorAll("*:not(h2 > :last-child)")].map(part => {
                const box = part.getBoundingClientRect();
                const tall = part.matches(".answer") ? 0 : box.height;
                const place = box.width + box.height === 0 ? "nowhere" : [box.x - from.x, box.y - from.y, box.width, tall].map(each => each.toFixed(2));
                const style = [...getComputedStyle(part)].filter(name => !ignored.test(name))
                    .map(name => name + getComputedStyle(part).getPropertyValue(name)).join(";");
                return part.tagName + " " + place + " " + style;
              }).join("\\n");
            }""";

    private Panes() {}

    static String measures(Page page, String seat) {
        return (String) page.evaluate(MEASURE, seat);
    }

    static void assertAlike(Page page) {
        assertThat(measures(page, "a")).isEqualTo(measures(page, "b"));
    }

    /** Whatever is in them: the same place on the page, the same width, fonts, colours and spacing. */
    static void assertFramedAlike(Page page) {
        assertThat(frame(page, "a")).isEqualTo(frame(page, "b"));
    }

    private static Object frame(Page page, String seat) {
        return page.evaluate("""
                seat => {
                  const tab = document.querySelector(`[data-seat-of=${seat}]`);
                  if (tab.checkVisibility()) tab.click();
                  const pane = document.querySelector(`[data-seat=${seat}]`);
                  return [pane, ...pane.children].map(part => {
                    const { top, width } = part.getBoundingClientRect();
                    const from = pane.getBoundingClientRect().top;
                    const { font, color, backgroundColor, padding, margin, border, lineHeight, letterSpacing } =
                        getComputedStyle(part);
                    const place = part.matches(".raw") ? [] : [top - from, width];
                    return [place, font, color, backgroundColor, padding, margin, border, lineHeight, letterSpacing].join();
                  });
                }""", seat);
    }
}
