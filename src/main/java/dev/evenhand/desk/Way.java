package dev.evenhand.desk;

import dev.evenhand.study.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of a rater's way, so that every page before the first ballot says where it lies.
 *
 * @param here the number of the present one, from 1
 */
record Way(List<Stage> stages, int here) {

    static Way of(Plan plan, Stage here) {
        var stages = new ArrayList<Stage>();
        if (plan.consent() != null) {
            stages.add(Stage.CONSENT);
        }
        stages.add(Stage.GUIDE);
        if (!plan.comprehension().isEmpty()) {
            stages.add(Stage.COMPREHENSION);
        }
        if (!plan.practice().isEmpty()) {
            stages.add(Stage.PRACTICE);
        }
        if (plan.qualification() != null) {
            stages.add(Stage.QUALIFICATION);
        }
        stages.add(Stage.LIVE);
        return new Way(List.copyOf(stages), stages.indexOf(here) + 1);
    }
}
