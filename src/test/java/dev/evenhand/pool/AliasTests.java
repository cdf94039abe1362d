package dev.evenhand.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of other tools, in the shapes that those tools publish, come in as they are. */
class AliasTests {
    private final PoolBench bench = new PoolBench();

    private ImportReport take(String name, String... models) throws IOException {
        return take(name, false, models);
    }

    private ImportReport take(String name, boolean dryRun, String... models) throws IOException {
        try (var in = Objects.requireNonNull(AliasTests.class.getResourceAsStream(name), name)) {
            return bench.take(in, new ImportOptions(dryRun, false, List.of(models), ""));
        }
    }

    private Task task(String taskId) {
        long id = bench.jdbc
                .sql("select id from task where pool_id = :pool and task_id = :task")
                .param("pool", bench.pool.id())
                .param("task", taskId)
                .query(Long.class)
                .single();
        return bench.tasks.find(id).orElseThrow();
    }

    private List<String> answers(Task task) {
        return bench.tasks.responsesOf(task.id()).stream()
                .map(answer -> answer.model() + " " + answer.sample() + ": " + Message.text(answer.messages()))
                .toList();
    }

    private Task only() {
        return task(bench.jdbc
                .sql("select task_id from task where pool_id = :pool")
                .param("pool", bench.pool.id())
                .query(String.class)
                .single());
    }

    @ParameterizedTest
    @CsvSource({
        "alpaca_eval.json,'AlpacaEval, two outputs a line',2,4,2",
        "alpaca_outputs.json,'AlpacaEval, one model''s outputs',2,3,1",
        "arena_hard_questions.jsonl,Arena-Hard questions,2,0,0",
        "arena_hard_questions_v2.jsonl,Arena-Hard questions,1,0,0",
        "lmarena.jsonl,LMArena battles,2,4,3",
        "lmarena_140k.jsonl,LMArena battles,1,2,2",
        "lmsys.csv,LMSYS / Kaggle battles,2,4,3",
        "tulu.jsonl,Tülu human evaluation,1,2,2",
        "label_studio.json,'Label Studio, side by side',2,4,2",
        "helpsteer.jsonl,'HelpSteer, one response a line',1,2,1",
        "helpsteer2.jsonl,HelpSteer preferences,2,4,2",
        "helpsteer3.jsonl,HelpSteer preferences,1,2,2",
        "potato.jsonl,'Potato, pairwise',2,4,2",
        "llm_comparator.json,LLM Comparator,2,4,2",
        "prompts.jsonl,Prompts with ids,3,0,0",
    })
    void isRecognisedByItsContentAndTakenWhole(String file, String format, int tasks, int responses, int models)
            throws IOException {
        var tried = take(file, true);
        assertThat(tried.understood().format()).isEqualTo(format);
        assertThat(bench.summary().tasks()).isZero();
        var report = take(file);
        assertThat(report.rejects()).isEmpty();
        assertThat(report.tasks()).isEqualTo(tried.tasks()).isEqualTo(new ImportReport.Counts(tasks, 0, 0));
        assertThat(report.responses()).isEqualTo(new ImportReport.Counts(responses, 0, 0));
        assertThat(report.newModels()).isEqualTo(models);
        var again = take(file);
        assertThat(again.tasks())
                .isEqualTo(new ImportReport.Counts(0, 0, again.tasks().unchanged()));
        assertThat(again.responses()).isEqualTo(new ImportReport.Counts(0, 0, responses));
    }

    @Test
    void saysWhatEachFieldWasTakenForAndWhatWasLeftAside() throws IOException {
        var understood = take("lmarena.jsonl", true).understood();
        assertThat(understood.fields())
                .contains(
                        new Understood.Field("conversation_a", "prompt and answers"),
                        new Understood.Field("model_a", "model"));
        assertThat(understood.ignored()).contains("winner", "judge").doesNotContain("conversation_b");
        assertThat(understood.notes()).anySatisfy(note -> assertThat(note).contains("votes in the file are not"));
    }

    @Test
    void aBattleIsTakenApartIntoTheRequestAndTheRestOfEachConversation() throws IOException {
        take("lmarena.jsonl");
        assertThat(task("cb54").messages()).containsExactly(new Message("user", "Hi"));
        assertThat(answers(task("cb54")))
                .containsExactly("koala 1: Hello\n\nCount to 2\n\nOne, two", "vicuna 1: Hi there\n\nCount to 2\n\n1 2");
        take("lmsys.csv");
        assertThat(answers(task("53567")))
                .containsExactly("second-model 1: A licence permits, a certificate proves.", "third-model 1: ");
    }

    @Test
    void partsOfAMessageKeepTheirTextAlone() throws IOException {
        take("lmarena_140k.jsonl");
        assertThat(task("v-91").messages()).containsExactly(new Message("user", "Write a loop."));
        assertThat(task("v-91").tags()).containsExactly("code");
        assertThat(answers(task("v-91"))).containsExactly("m1 1: for(;;)", "m2 1: while(1)");
    }

    @Test
    void anotherModelsOutputsJoinThePoolByTheirPrompt() throws IOException {
        bench.take("""
            {"task_id":"ours","prompt":"Name three primary colours.","category":"art","responses":[{"model":"m1","content":"a"}]}
            """);
        var report = take("alpaca_outputs.json");
        assertThat(report.tasks()).isEqualTo(new ImportReport.Counts(1, 0, 1));
        assertThat(answers(task("ours"))).containsExactly("m1 1: a", "third 1: Cyan, magenta, yellow.");
        assertThat(task("ours").category()).isEqualTo("art");
    }

    @Test
    void twoAnswersOfAModelToOnePromptAreItsSamples() throws IOException {
        take("helpsteer.jsonl");
        assertThat(answers(only())).containsExactly("response 1: C# is a language.", "response 2: What about it?");
    }

    @Test
    void answersOfArenaHardFindTheirQuestions() throws IOException {
        take("arena_hard_questions.jsonl");
        var report = take("arena_hard_answers.jsonl");
        assertThat(report.responses()).isEqualTo(new ImportReport.Counts(2, 0, 0));
        assertThat(answers(task("328c149e"))).containsExactly("sorter 1: a, b, c");
        take("arena_hard_questions_v2.jsonl");
        take("arena_hard_answers_v2.jsonl");
        assertThat(answers(task("0001"))).hasSize(1);
        assertThat(task("0001").category()).isEqualTo("coding");
    }

    @Test
    void outputsJoinOnTheIdAndMissingOnesAreReported() throws IOException {
        take("prompts.jsonl");
        var report = take("outputs.jsonl", "new-model");
        assertThat(report.responses()).isEqualTo(new ImportReport.Counts(2, 0, 0));
        assertThat(report.models())
                .containsExactly(new ImportReport.ModelInFile("new-model", true, 2, 1, List.of("q3")));
    }

    @Test
    void prodigysFilesNeedAModelsNameEach() throws IOException {
        var nameless = take("prodigy.jsonl");
        assertThat(nameless.refused()).isTrue();
        assertThat(nameless.rejects().get(0).reason()).contains("give the model's name with the file");
        take("prodigy.jsonl", "one");
        take("prodigy.jsonl", "two");
        assertThat(answers(task("1"))).containsExactly("one 1: Guten Morgen", "two 1: Guten Morgen");
    }

    @Test
    void modelsGivenWithAFileOfPairsNameItsSides() throws IOException {
        assertThat(take("helpsteer2.jsonl", "left", "right").models())
                .extracting(ImportReport.ModelInFile::name)
                .containsExactly("left", "right");
    }

    @Test
    void turnsThatHelpSteerMarksInOneTextAreMessages() throws IOException {
        take("helpsteer2.jsonl");
        var turns = task(bench.jdbc
                .sql("select task_id from task where pool_id = :pool and prompt_text <> 'c#'")
                .param("pool", bench.pool.id())
                .query(String.class)
                .single());
        assertThat(turns.messages())
                .containsExactly(
                        new Message("user", "Name a colour."),
                        new Message("assistant", "Red.\n\nOr rather, *crimson*."),
                        new Message("user", "Another one?"));
    }

    @Test
    void textsWithoutARequestSayThatThereIsNone() throws IOException {
        take("potato.jsonl");
        assertThat(task("1").messages()).containsExactly(new Message("user", Aliases.NO_REQUEST));
        assertThat(task("2").messages()).containsExactly(new Message("user", "Say it shorter."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{\"instruction\":\"a\",\"output_1\":\"x\",\"output_2\":\"y\"},\\n{\"instruction\":\"b\",\"output_1\":\"x\"}]|2|\"output_2\" is missing",
                "[{\"instruction\":\"a\",\"output\":\"x\"}]|1|does not name its model",
                "{\"question_id\":\"q\",\"turns\":[{\"content\":\"a\"},{\"content\":\"b\"}]}|1|one turn",
                "{\"question_id\":\"q\",\"model_id\":\"m\",\"choices\":[]}|1|choices must be a list",
                "{\"question_id\":\"q\",\"model_id\":\"m\",\"choices\":[{\"turns\":[{\"content\":\"a\"}]}]}|1|there is no task \"q\"",
                "{\"uid\":\"q\",\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}|1|does not end with a message of the assistant",
                "{\"conversation_a\":[],\"conversation_b\":[],\"model_a\":\"a\",\"model_b\":\"b\"}|1|conversation_a must be a list of turns",
                "{\"conversation_a\":[{\"role\":\"user\",\"content\":\"a\"}],\"conversation_b\":[{\"role\":\"user\",\"content\":\"b\"}],\"model_a\":\"a\",\"model_b\":\"b\"}|1|do not begin with the same request",
                "{\"conversation_a\":[{\"role\":\"user\",\"content\":\"a\"}],\"conversation_b\":[{\"role\":\"user\",\"content\":\"a\"}],\"model_a\":\"a\",\"model_b\":\"b\"}|1|no answer after the request",
                "id,model_a,model_b,prompt,response_a,response_b,winner_model_a\\n1,a,b,not a list,[],[],1|2|prompt must be a list of turns in JSON",
                "id,model_a,model_b,prompt,response_a,response_b,winner_model_a\\n1,a,b|2|the row has 3 fields, the header has 7",
                "{\"id\":\"u\",\"prompt\":\"p\",\"completions\":[{\"model\":\"m\"}]}|1|completions[0] must have a model and a completion",
                "[{\"data\":{\"prompt\":\"p\",\"answer1\":\"a\"}}]|1|\"data.answer2\" is missing",
                "[{\"data\":{\"prompt\":7,\"answer1\":\"a\",\"answer2\":\"b\"}}]|1|data.prompt must be a text",
                "{\"prompt\":\"p\",\"response_1\":\"a\"}|1|\"response_2\" is missing",
                "{\"prompt\":\" \",\"response\":\"a\",\"helpfulness\":1}|1|the prompt is empty",
                "{\"id\":\"1\",\"responses\":[\"a\",\"b\",\"c\"]}|1|list of two texts",
                "{\"id\":1,\"input\":{},\"output\":{\"text\":\"x\"}}|1|\"input.text\" is missing",
                "{\"models\":[{\"name\":\"a\"}],\"examples\":[]}|1|must be a list of two models",
                "{\"examples\":[{}],\"models\":[]}|1|must stand before",
                "{\"models\":[{\"name\":\"a\"},{\"name\":\"b\"}],\\n\"examples\":[\\n{\"input_text\":\"i\",\"output_text_a\":\"a\"}]}|3|\"output_text_b\" is missing",
                "{\"id\":\"x\",\"prompt\":\"p\"}\\n{\"id\":\"x\",\"prompt\":\"q\"}|2|differs here from line 1",
                "[{\"id\":\"x\",\"prompt\":\"p\"}\\n{\"id\":\"y\",\"prompt\":\"q\"}]|2|a comma is missing",
                "[{\"id\":\"x\",\"prompt\":\"p\"},\\n|2|the file ends here",
                "[{\"id\":\"x\",\"prompt\":\"p\"}]\\nrest|2|something follows",
                "{\"colour\":\"red\"}|1|the fields \"colour\" are those of no known format",
            })
    void aWrongFileSaysWhatIsWrongAndWhere(String file, long line, String reason) {
        var report = bench.take(file.replace("\\n", "\n"));
        assertThat(report.refused()).isTrue();
        assertThat(report.rejects()).anySatisfy(reject -> {
            assertThat(reject.line()).isEqualTo(line);
            assertThat(reject.reason()).contains(reason);
        });
        assertThat(bench.summary().tasks()).isZero();
    }
}
