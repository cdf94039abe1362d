package dev.evenhand.datasheet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a report of judgements by people should say: twenty questions in the five parts of the Human Evaluation Datasheet
 * (HEDS 3.0, Belz and Thomson 2024, arXiv 2412.07940), in our words.
 */
enum Topic {
    PURPOSE(Part.RESOURCES, "What did the study set out to show?"),
    PREREGISTRATION(Part.RESOURCES, "Was that fixed before the first vote, and what changed since?"),
    EVIDENCE(Part.RESOURCES, "Where are data and software, and can the numbers be made again?"),
    INTEREST(
            Part.RESOURCES, "Who ran and paid for the study, and what have they and the raters to do with the models?"),
    SYSTEMS(Part.SYSTEMS, "Which systems were compared, in which versions, by whom?"),
    GENERATION(Part.SYSTEMS, "With which settings were their responses generated, once or until one was good?"),
    LANGUAGE(Part.SYSTEMS, "In which languages are the tasks?"),
    TASKS(Part.SAMPLE, "How many tasks were judged, and of which kinds?"),
    SAMPLING(Part.SAMPLE, "Where do the tasks come from, and how were they chosen?"),
    RATERS(Part.SAMPLE, "How many people judged, and how much did each of them judge?"),
    RECRUITMENT(Part.SAMPLE, "How were they recruited?"),
    EXPERTISE(Part.SAMPLE, "Who are they: languages, expertise, what else matters?"),
    PAYMENT(Part.SAMPLE, "What were they paid?"),
    TRAINING(Part.SAMPLE, "How were they instructed, trained and tested?"),
    DESIGN(Part.SAMPLE, "Who judged what, how often, in which order, and how blind?"),
    QUALITY(Part.SAMPLE, "How was careless or dishonest work looked for, and what was left out?"),
    CRITERION(Part.CRITERIA, "What exactly were they asked, and on which scale?"),
    STATISTICS(Part.CRITERIA, "How do votes become the result, and how many were planned?"),
    AGREEMENT(Part.CRITERIA, "How far do raters agree?"),
    ETHICS(Part.ETHICS, "Was the study reviewed, did people consent, and what is kept of them?");

    /** A part of the sheet. */
    enum Part {
        RESOURCES("Study and resources"),
        SYSTEMS("Systems"),
        SAMPLE("Tasks, raters, design"),
        CRITERIA("Criteria and numbers"),
        ETHICS("Ethics");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Part part;
    private final String question;

    Topic(Part part, String question) {
        this.part = part;
        this.question = question;
    }

    Part part() {
        return part;
    }

    String question() {
        return question;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Topic> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
