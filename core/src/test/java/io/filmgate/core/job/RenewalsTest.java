package io.filmgate.core.job;

import static io.filmgate.core.job.EngineFixture.channel;
import static io.filmgate.core.job.ScriptedVendor.failure;
import static io.filmgate.core.job.ScriptedVendor.hang;
import static io.filmgate.core.job.ScriptedVendor.job;
import static io.filmgate.core.job.ScriptedVendor.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalsTest {
  private EngineFixture engine;
  private ScriptedVendor vendor;
  private Job done;

  @BeforeEach
  void open() {
    engine = EngineFixture.of(channel("a", "acme", 1, ""));
    vendor = engine.vendor;
    vendor.creates("a", job("v1"));
    vendor.polls("a", state("done"));
    done = engine.until(engine.create("A lighthouse"), JobState.SUCCEEDED);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Optional<Job> refreshed() {
    return EngineFixture.await(engine.refreshing(done));
  }

  @Test
  void readers_at_the_same_time_cause_one_question() {
    vendor.polls("a", hang());
    List<Future<Optional<Job>>> readers =
        Stream.generate(() -> engine.refreshing(done)).limit(5).toList();
    engine.until(() -> vendor.asked("a", "tasks") == 1);
    vendor.release(state("done"));

    for (Future<Optional<Job>> reader : readers) {
      assertThat(EngineFixture.await(reader).flatMap(JobResult::of).orElseThrow().videos())
          .isNotEmpty();
    }
    assertThat(vendor.asked("a", "tasks")).isEqualTo(1);
  }

  @Test
  void fresh_addresses_are_used_for_a_while() {
    vendor.polls("a", state("done"));
    refreshed();
    engine.clock.jump(JobLimits.RENEWAL_KEPT.minusSeconds(5));
    refreshed();
    assertThat(vendor.asked("a", "tasks")).isEqualTo(1);

    engine.clock.jump(JobLimits.RENEWAL_KEPT);
    refreshed();
    assertThat(vendor.asked("a", "tasks")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JOB_NOT_FOUND", "JOB_EXPIRED"})
  void a_vendor_that_has_forgotten_the_job_has_no_files(String kind) {
    vendor.polls("a", failure(kind));

    assertThat(refreshed()).isEmpty();
  }

  @Test
  void a_vendor_in_trouble_says_nothing_of_the_files_and_is_left_alone_for_a_moment() {
    vendor.polls("a", failure("UNAVAILABLE"), state("done"));

    assertThatThrownBy(this::refreshed).hasMessageNotContaining("Timed out");
    assertThatThrownBy(this::refreshed).isNotNull();
    assertThat(vendor.asked("a", "tasks")).isEqualTo(1);
    engine.clock.jump(JobLimits.FAILED_RENEWAL_KEPT);
    assertThat(refreshed()).isPresent();
  }

  @Test
  void the_price_of_the_job_stays() {
    vendor.polls("a", state("done"));

    assertThat(refreshed().flatMap(JobResult::of).orElseThrow().used())
        .isEqualTo(JobResult.of(engine.read(done)).orElseThrow().used());
  }
}
