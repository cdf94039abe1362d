package dev.evenhand.pool;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what a file contains in temporary tables, so that a file of any size is compared with the pool by a few
 * statements and in constant memory. The tables end with the transaction.
 */
final class Staging implements EntrySink {
    private static final long BATCH_WEIGHT = 2 << 20;
    private static final int BATCH_ROWS = 1000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcTemplate jdbc;
    private final List<Object[]> tasks = new ArrayList<>();
    private final List<Object[]> responses = new ArrayList<>();
    private final List<Object[]> findings = new ArrayList<>();
    private final LeakScan leaks = new LeakScan();
    private final List<Object[]> rejects = new ArrayList<>();
    private long weight;

    Staging(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void open() {
        jdbc.execute("""
            create temp table if not exists staged_task (
                line bigint not null, task_id text not null, messages text not null, prompt_text text not null,
                category text not null, language text not null, tags jsonb not null, gold jsonb, gold_winner text,
                safety jsonb, metadata jsonb, digest bytea not null, known_by_prompt boolean not null,
                bands bigint[] not null, lacks text[] not null, filled boolean not null default false) on commit drop;
            create temp table if not exists staged_response (
                line bigint not null, task_id text not null, model text not null, sample integer not null,
                messages text not null, characters integer not null, digest bytea not null,
                given_sample integer not null) on commit drop;
            create temp table if not exists staged_finding (
                line bigint not null, model text not null, sample integer not null,
                kind text not null, excerpt text not null) on commit drop;
            create temp table if not exists staged_reject (line bigint not null, reason text not null) on commit drop;
            truncate staged_task, staged_response, staged_finding, staged_reject
            """);
    }

    @Override
    public void accept(long line, Entry entry) {
        tasks.add(new Object[] {
            line,
            entry.taskId(),
            entry.messages(),
            entry.promptText(),
            entry.category(),
            entry.language(),
            JSON.writeValueAsString(entry.tags()),
            entry.gold(),
            entry.goldWinner(),
            entry.safety(),
            entry.metadata(),
            entry.digest(),
            entry.knownByPrompt(),
            Shingles.bands(entry.promptText()),
            entry.lacks().toArray(String[]::new)
        });
        weight += entry.weight() - Entry.weight(entry.answers());
        answers(line, entry.taskId(), entry.answers());
    }

    @Override
    public void answers(long line, String taskId, List<Entry.Answer> answers) {
        for (var answer : answers) {
            responses.add(new Object[] {
                line,
                taskId,
                answer.model(),
                answer.sample(),
                answer.messages(),
                answer.characters(),
                answer.digest(),
                answer.sample()
            });
            scan(line, answer);
        }
        weight += Entry.weight(answers);
        if (weight > BATCH_WEIGHT || responses.size() + tasks.size() > BATCH_ROWS) {
            flush();
        }
    }

    private void scan(long line, Entry.Answer answer) {
        for (var found : leaks.scan(answer.model(), answer.text())) {
            findings.add(new Object[] {line, answer.model(), answer.sample(), found.kind(), found.excerpt()});
        }
    }

    @Override
    public void reject(long line, String reason) {
        rejects.add(new Object[] {line, reason});
        if (rejects.size() > BATCH_ROWS) {
            flush();
        }
    }

    void flush() {
        insert(
                "insert into staged_task values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)",
                tasks,
                Types.BIGINT,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.BINARY,
                Types.BOOLEAN,
                Types.ARRAY,
                Types.ARRAY);
        insert(
                "insert into staged_response values (?, ?, ?, ?, ?, ?, ?, ?)",
                responses,
                Types.BIGINT,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.INTEGER,
                Types.VARCHAR,
                Types.INTEGER,
                Types.BINARY,
                Types.INTEGER);
        insert(
                "insert into staged_finding values (?, ?, ?, ?, ?)",
                findings,
                Types.BIGINT,
                Types.VARCHAR,
                Types.INTEGER,
                Types.VARCHAR,
                Types.VARCHAR);
        insert("insert into staged_reject values (?, ?)", rejects, Types.BIGINT, Types.VARCHAR);
        weight = 0;
    }

    private void insert(String sql, List<Object[]> rows, int... types) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows, types);
            rows.clear();
        }
    }
}
