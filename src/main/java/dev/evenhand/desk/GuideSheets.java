package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.pool.Message;
import dev.evenhand.pool.Rendering;
import dev.evenhand.pool.SafeHtml;
import dev.evenhand.study.Example;
import dev.evenhand.study.Guides;
import dev.evenhand.study.Scale.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Lays out the guide and its examples; once for each version, since every page of the desk holds it. */
@Component
class GuideSheets {

    private static final int MOST = 200;

    private final Guides guides;
    private final Rendering rendering;
    private final Map<Long, GuideSheet> known = new ConcurrentHashMap<>();

    GuideSheets(Guides guides, Rendering rendering) {
        this.guides = guides;
        this.rendering = rendering;
    }

    GuideSheet of(Frozen study) {
        int version = guides.version(study.id());
        var sheet = known.get(study.id());
        if (sheet == null || sheet.version() != version) {
            sheet = layOut(study);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(study.id(), sheet);
        }
        return sheet;
    }

    /** Of a plan that may still change, so laid out anew each time. */
    GuideSheet preview(Frozen study) {
        return layOut(study);
    }

    private GuideSheet layOut(Frozen study) {
        var guide = guides.current(study.id(), study.plan());
        return new GuideSheet(
                guide.version(),
                guide.digest(),
                guide.reason(),
                html(guide.instructions()),
                study.plan().examples().stream().map(this::worked).toList());
    }

    /** An example as it is shown: its responses by the same code as those of a ballot. */
    WorkedExample worked(Example example) {
        var pair = rendering.pair(
                List.of(new Message("assistant", example.a())), List.of(new Message("assistant", example.b())));
        return new WorkedExample(
                html(example.prompt()),
                pair.a(),
                pair.b(),
                Objects.requireNonNull(example.verdict()),
                html(example.why()));
    }

    SafeHtml html(String markdown) {
        return rendering.html(List.of(new Message("system", markdown)));
    }

    /** The guide of a study at one version. */
    record GuideSheet(int version, String digest, String reason, SafeHtml text, List<WorkedExample> examples) {}

    record WorkedExample(SafeHtml prompt, SafeHtml a, SafeHtml b, Verdict verdict, SafeHtml why) {}
}
