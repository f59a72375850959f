package io.filmgate.simulators.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChancesTest {

  private static final int CREATES = 1000;

  private final Knobs knobs = new Knobs();
  private final Chances chances = new Chances(knobs, List.of("1302", "1303"), "5000");

  private void set(Object... namesAndValues) {
    JsonObject changes = new JsonObject();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      changes.put((String) namesAndValues[index], namesAndValues[index + 1]);
    }
    knobs.apply(changes);
  }

  private List<Optional<String>> refusals() {
    return IntStream.range(0, CREATES)
        .mapToObj(i -> chances.ofCreate().text(MarkerKind.REFUSE))
        .toList();
  }

  @Test
  void nothing_befalls_anybody_unless_a_share_is_set() {
    for (MarkerKind kind : MarkerKind.values()) {
      assertThat(chances.ofCreate().has(kind)).as(kind.name()).isFalse();
    }
    assertThat(chances.ofRead()).isEmpty();
  }

  @Test
  void a_share_of_all_creates_is_befallen() {
    set("busy_share", 0.25);
    List<Optional<String>> refusals = refusals();
    assertThat(refusals.stream().filter(Optional::isPresent).count()).isBetween(180L, 320L);
    assertThat(refusals).contains(Optional.of("1302"), Optional.of("1303"));
  }

  @Test
  void a_seed_befalls_the_same_creates_again() {
    set("busy_share", 0.5, "fault_seed", 7);
    List<Optional<String>> first = refusals();
    set("fault_seed", 8);
    assertThat(refusals()).isNotEqualTo(first);
    set("fault_seed", 7);
    assertThat(refusals()).isEqualTo(first);
  }

  @Test
  void seconds_differ_from_create_to_create_up_to_what_is_set() {
    set("late_register_share", 1, "late_register_seconds", 2.5);
    List<Duration> seconds =
        IntStream.range(0, CREATES)
            .mapToObj(i -> chances.ofCreate().seconds(MarkerKind.LATE_REGISTER).orElseThrow())
            .toList();
    assertThat(seconds).allMatch(each -> each.compareTo(Duration.ofMillis(2500)) <= 0);
    assertThat(seconds).anyMatch(each -> each.compareTo(Duration.ofSeconds(2)) > 0);
    assertThat(seconds).anyMatch(each -> each.compareTo(Duration.ofMillis(500)) < 0);
  }

  @Test
  void other_calls_get_an_error_of_a_proxy_or_no_answer() {
    set("read_fault_share", 1);
    List<Answer> answers =
        IntStream.range(0, CREATES).mapToObj(i -> chances.ofRead().orElseThrow()).toList();
    assertThat(answers).anyMatch(Answer::isCut).anyMatch(answer -> answer.status() == 503);
  }
}
