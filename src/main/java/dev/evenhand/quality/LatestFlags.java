package dev.evenhand.quality;

import dev.evenhand.study.FlaggedRaters;
import dev.evenhand.study.Study;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the last audit proposes and nobody has decided on yet. */
@Component
class LatestFlags implements FlaggedRaters {

    private final Audits audits;
    private final Exclusions exclusions;

    LatestFlags(Audits audits, Exclusions exclusions) {
        this.audits = audits;
        this.exclusions = exclusions;
    }

    @Override
    public List<Flagged> of(Study study) {
        return audits.latest(study)
                .map(audit ->
                        QualityLine.of(
                                        audits.flagged(study, audit),
                                        exclusions.current(study),
                                        exclusions.settled(study))
                                .stream()
                                .filter(QualityLine::undecided)
                                .map(line -> new Flagged(
                                        line.rater(),
                                        line.flags().stream()
                                                .map(Finding::sentence)
                                                .toList()))
                                .toList())
                .orElse(List.of());
    }
}
