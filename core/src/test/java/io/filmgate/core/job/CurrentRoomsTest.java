package io.filmgate.core.job;

import static io.filmgate.core.job.EngineFixture.channel;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CurrentRoomsTest {
  private final EngineFixture engine =
      EngineFixture.of(
          channel("a", "acme", 1, "limits: { running_jobs: 7, requests_per_second: 1 }"),
          channel("b", "acme", 1, "enabled: false"));
  private final CurrentRooms rooms = engine.rooms();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void nothing_may_start_before_the_earlier_processs_jobs_are_taken_up_and_after_the_end() {
    assertThat(rooms.channel("a")).isEmpty();
    rooms.open();
    assertThat(rooms.channel("a").orElseThrow().runningJobs()).isEqualTo(7);
    rooms.close();
    assertThat(rooms.channel("a")).isEmpty();
  }

  @Test
  void a_channel_that_takes_no_creates_has_no_room() {
    rooms.open();
    assertThat(rooms.channel("b")).as("disabled").isEmpty();
    assertThat(rooms.channel("gone")).isEmpty();
    engine.channels.health().failed("a", new ProviderException(ErrorKind.RATE_LIMITED, "full"));
    assertThat(rooms.channel("a")).as("closed").isEmpty();
  }

  @Test
  void who_has_no_limit_may_run_as_many_as_there_is_room_for() {
    assertThat(rooms.key("t", "k")).isEqualTo(Integer.MAX_VALUE);
    assertThat(rooms.tenant("nobody")).isEqualTo(Integer.MAX_VALUE);
  }
}
