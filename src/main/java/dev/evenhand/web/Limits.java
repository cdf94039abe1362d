package dev.evenhand.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Token buckets in the database, so that two nodes count as one. */
@Component
class Limits {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int HALF_OF_IPV6 = 8;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    private final JdbcClient jdbc;

    Limits(DataSource dataSource, JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .clientClock(meter(clock))
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT))
                .build();
    }

    /** Holds `capacity` tokens and fills up evenly in the window. What is counted is kept as a digest. */
    Bucket bucket(String kind, String key, int capacity, Duration window) {
        return buckets.builder()
                .build(
                        digest(kind + "\0" + key),
                        () -> BucketConfiguration.builder()
                                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, window))
                                .build());
    }

    /** The address asking; of IPv6 the half that a provider assigns, since one customer has all of the other. */
    String network(HttpServletRequest request) {
        try {
            var address = InetAddress.getByName(request.getRemoteAddr());
            var bytes = address.getAddress();
            return HexFormat.of()
                    .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, HALF_OF_IPV6) : bytes);
        } catch (UnknownHostException e) {
            return request.getRemoteAddr();
        }
    }

    /** By the database's time: the library would go by the node's, and one that is ahead would forget what still counts. */
    int forgetFull(int most) {
        return jdbc.sql("""
                delete from bucket where id in (
                    select id from bucket where expires_at < extract(epoch from clock_timestamp()) * 1000
                    limit :most for update skip locked)""").param("most", most).update();
    }

    private static TimeMeter meter(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
