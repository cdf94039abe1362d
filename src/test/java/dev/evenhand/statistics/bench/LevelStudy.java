package dev.evenhand.statistics.bench;

import dev.evenhand.statistics.DavidsonModel;
import dev.evenhand.statistics.Scores;
import dev.evenhand.statistics.Votes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A study of models that are equally good on average, one task after the other, each judged by different raters. Between
 * any two models raters, and tasks, lean to one by a normal deviate.
 *
 * @param taste standard deviation of the lean among raters, in natural logarithms of odds
 * @param pull the same among tasks
 */
record LevelStudy(int models, int raters, int tasks, int votesEach, double taste, double pull) {

    private static final DavidsonModel NO_TIES = DavidsonModel.withTies(0);

    int votes() {
        return tasks * votesEach;
    }

    /** One simulated course of the study. */
    Course course(Random random) {
        var course = new Course(
                names(models),
                new int[votes()],
                new int[votes()],
                new byte[votes()],
                new int[votes()],
                new int[votes()]);
        var tastes = PanelStudy.deviates(random, raters, models, taste / Math.sqrt(2));
        var pulls = PanelStudy.deviates(random, tasks, models, pull / Math.sqrt(2));
        var panel = IntStream.range(0, raters).toArray();
        for (int vote = 0; vote < votes(); vote++) {
            int task = vote / votesEach;
            int rater = draw(random, panel, vote % votesEach);
            int left = random.nextInt(models);
            int right = (left + 1 + random.nextInt(models - 1)) % models;
            double gap = tastes[rater][left] - tastes[rater][right] + pulls[task][left] - pulls[task][right];
            course.left[vote] = left;
            course.right[vote] = right;
            course.verdicts[vote] =
                    (byte) PanelStudy.verdict(NO_TIES, gap, random.nextDouble()).ordinal();
            course.rater[vote] = rater;
            course.task[vote] = task;
        }
        return course;
    }

    /** Whether the scores call one of the first two models better. */
    static boolean claims(Scores scores) {
        return scores.contrast("model 0", "model 1")
                .filter(found -> found.lower() > 0 || found.upper() < 0)
                .isPresent();
    }

    /** The next step of Fisher and Yates's shuffle: a rater who was not drawn for this task yet. */
    private static int draw(Random random, int[] panel, int drawn) {
        int place = drawn + random.nextInt(panel.length - drawn);
        int rater = panel[place];
        panel[place] = panel[drawn];
        panel[drawn] = rater;
        return rater;
    }

    private static List<String> names(int models) {
        return IntStream.range(0, models).mapToObj(i -> "model " + i).toList();
    }

    /** Votes in the order in which they came. */
    record Course(List<String> models, int[] left, int[] right, byte[] verdicts, int[] rater, int[] task) {

        Votes all() {
            return first(left.length);
        }

        /** What a look after so many votes sees. */
        Votes first(int votes) {
            var raters = Arrays.copyOf(rater, votes);
            var tasks = Arrays.copyOf(task, votes);
            return Votes.of(
                            models,
                            Arrays.copyOf(left, votes),
                            Arrays.copyOf(right, votes),
                            Arrays.copyOf(verdicts, votes))
                    .withRaters(PanelStudy.groups("rater", raters))
                    .withTasks(PanelStudy.groups("task", tasks));
        }
    }
}
