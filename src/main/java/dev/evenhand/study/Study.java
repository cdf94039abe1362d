package dev.evenhand.study;

import dev.evenhand.commitment.CommittedSeed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A comparison campaign over one pool and two or more of its models, run under a plan. */
@Entity
public class Study {

    /** The name in URLs of the study that anybody may try. */
    public static final String DEMO = "demo";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String slug;
    private String name;
    private long poolId;
    private String state = State.DRAFT.code();
    private String plan;

    @Version
    private int edition;

    private byte @Nullable [] planDigest;
    private byte @Nullable [] seed;
    private byte @Nullable [] seedCommitment;
    private byte @Nullable [] beacon;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String report;

    @Column(updatable = false)
    private boolean simulated;

    @Column(updatable = false)
    private Instant createdAt;

    private @Nullable Instant registeredAt;
    private @Nullable Instant openedAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant publishedAt;

    @SuppressWarnings("NullAway") // Hibernate fills the fields.
    protected Study() {}

    Study(String slug, String name, long poolId, String plan, boolean simulated, Instant now) {
        this.slug = slug;
        this.name = name;
        this.poolId = poolId;
        this.plan = plan;
        this.simulated = simulated;
        this.createdAt = now;
    }

    void revise(String name, long poolId, String plan) {
        allow(State.DRAFT);
        this.name = name;
        this.poolId = poolId;
        this.plan = plan;
    }

    /** To be asked while the study is held: nobody has saved its draft since somebody read it. */
    void requireEdition(int read) {
        if (edition != read) {
            throw new EditedMeanwhile("edited");
        }
    }

    void register(byte[] planDigest, byte[] seed, String report, Instant now) {
        allow(State.DRAFT);
        this.planDigest = planDigest;
        this.seed = seed;
        this.seedCommitment = CommittedSeed.commitment(seed);
        this.report = report;
        this.registeredAt = now;
        this.state = State.REGISTERED.code();
    }

    /** Mixes public randomness into the seed, once, before the first ballot. */
    void mixIn(byte[] beacon) {
        allow(State.REGISTERED);
        this.beacon = beacon;
    }

    void open(Instant now) {
        allow(State.REGISTERED, State.PAUSED);
        openedAt = openedAt == null ? now : openedAt;
        state = State.OPEN.code();
    }

    void pause() {
        allow(State.OPEN);
        state = State.PAUSED.code();
    }

    void close(Instant now) {
        allow(State.REGISTERED, State.OPEN, State.PAUSED);
        closedAt = now;
        state = State.CLOSED.code();
    }

    void publish(Instant now) {
        allow(State.CLOSED);
        publishedAt = now;
        state = State.PUBLISHED.code();
    }

    private void allow(State... from) {
        for (var allowed : from) {
            if (state() == allowed) {
                return;
            }
        }
        throw new WrongState(state());
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("not saved yet");
        }
        return id;
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public long poolId() {
        return poolId;
    }

    public State state() {
        return State.of(state);
    }

    /** The plan as RFC 8785 JSON, complete. */
    public String plan() {
        return plan;
    }

    public int edition() {
        return edition;
    }

    /** SHA-256 of the plan in hex, once registered. */
    public Optional<String> planDigest() {
        return Optional.ofNullable(planDigest).map(HexFormat.of()::formatHex);
    }

    public Optional<String> seedCommitment() {
        return Optional.ofNullable(seedCommitment).map(HexFormat.of()::formatHex);
    }

    /** What seats and ballot ids follow from. Must not leave the server while the study is open. */
    public CommittedSeed seed() {
        if (seed == null) {
            throw new IllegalStateException("not registered yet");
        }
        return beacon == null ? new CommittedSeed(seed) : new CommittedSeed(seed, beacon);
    }

    /** The value of the beacon that the plan names, in hex, once it is entered. */
    public Optional<String> beacon() {
        return Optional.ofNullable(beacon).map(HexFormat.of()::formatHex);
    }

    /** The seed in hex once the study is over: from then on anybody can check seats, ids and order. */
    public Optional<String> revealedSeed() {
        return state().over() ? Optional.ofNullable(seed).map(HexFormat.of()::formatHex) : Optional.empty();
    }

    public Optional<String> report() {
        return Optional.ofNullable(report);
    }

    public boolean simulated() {
        return simulated;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> registeredAt() {
        return Optional.ofNullable(registeredAt);
    }

    public Optional<Instant> openedAt() {
        return Optional.ofNullable(openedAt);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }
}
