package io.filmgate.core.job;

import static io.filmgate.core.job.EngineFixture.channel;
import static io.filmgate.core.job.ScriptedVendor.job;
import static io.filmgate.core.job.ScriptedVendor.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.ChannelConfig;
import io.filmgate.core.store.TestStore;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine does with the jobs of a copy. */
class RestoreTest extends OnEngine {
  private ScriptedVendor vendor;

  @BeforeEach
  void open() {
    engine = EngineFixture.of(channel("a", "acme", 1, ""));
    vendor = engine.vendor;
    engine.stop();
  }

  private void restore() {
    Map<String, ChannelConfig> channels = Map.of();
    TestStore.await(
        engine
            .store
            .store()
            .write(
                connection ->
                    new RestoredJobs(connection, channels)
                        .doubt("tester", engine.clock.instant())));
    engine.clock.jump(Duration.ofHours(1));
    engine.store.reopen();
    engine.start();
  }

  @Test
  void a_waiting_job_that_was_sent_since_is_found_and_runs_on() {
    vendor.creates("a", job("v2")).finds("a", job("v1")).polls("a", state("done"));
    Job left = LeftJobs.leave(engine, "a", JobState.QUEUED);
    restore();

    Job over = engine.until(left, JobState.SUCCEEDED);
    assertThat(over.accepted().orElseThrow().vendorJobId()).isEqualTo("v1");
    assertThat(vendor.creates()).isEmpty();
    assertThat(engine.paid(over)).contains(1_000_000L);
  }

  @Test
  void that_it_is_not_found_proves_nothing() {
    vendor.finds("a", new JsonObject());
    LeftJobs.leave(engine, "a", JobState.QUEUED);
    LeftJobs.leave(engine, "a", JobState.SUBMITTING);
    restore();

    engine.until(() -> vendor.asked("a", "lost") >= 3 * 2);
    assertThat(engine.count("state = 'in_doubt'")).isEqualTo(2);
    assertThat(vendor.creates()).isEmpty();
  }
}
