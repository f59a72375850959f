package io.filmgate.simulators.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerGrammarTest {

  private final MarkerGrammar grammar =
      new MarkerGrammar(Set.of("1303", "QuotaExceeded"), Set.of(MarkerKind.RESP_DATA_ONLY));

  @Test
  void a_prompt_without_markers_asks_for_nothing() {
    Markers markers = grammar.parse("a cat [on] a [[ ] mat");
    for (MarkerKind kind : MarkerKind.values()) {
      assertThat(markers.has(kind)).as(kind.name()).isFalse();
    }
  }

  @Test
  void every_kind_is_read() {
    Markers markers =
        grammar.parse(
            "a cat [[1303]] and [[poll:QuotaExceededx3]] [[fail:too risky: no]] [[stuck]]"
                + " [[slow:1.5]] [[run:0]] [[drop_before_accept]] [[drop_after_accept]]"
                + " [[late_register:4]] [[http:503]] [[http_after_accept:500]] [[no_url]]"
                + " [[expired]] [[unknown_state:resting]]");
    assertThat(markers.text(MarkerKind.REFUSE)).contains("1303");
    assertThat(markers.pollFault()).contains(new Markers.PollFault("QuotaExceeded", 3));
    assertThat(markers.text(MarkerKind.FAIL)).contains("too risky: no");
    assertThat(markers.seconds(MarkerKind.SLOW)).contains(Duration.ofMillis(1500));
    assertThat(markers.seconds(MarkerKind.RUN)).contains(Duration.ZERO);
    assertThat(markers.seconds(MarkerKind.LATE_REGISTER)).contains(Duration.ofSeconds(4));
    assertThat(markers.status(MarkerKind.HTTP)).hasValue(503);
    assertThat(markers.status(MarkerKind.HTTP_AFTER_ACCEPT)).hasValue(500);
    assertThat(markers.text(MarkerKind.UNKNOWN_STATE)).contains("resting");
    for (MarkerKind kind :
        Set.of(
            MarkerKind.STUCK,
            MarkerKind.DROP_BEFORE_ACCEPT,
            MarkerKind.DROP_AFTER_ACCEPT,
            MarkerKind.NO_URL,
            MarkerKind.EXPIRED)) {
      assertThat(markers.has(kind)).as(kind.name()).isTrue();
    }
  }

  @Test
  void a_poll_fault_without_a_count_is_for_ever() {
    assertThat(grammar.parse("[[poll:1303]]").pollFault())
        .contains(new Markers.PollFault("1303", Integer.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[stuk]]",
        "[[]]",
        "[[9999]]",
        "[[stuck:1]]",
        "[[slow]]",
        "[[slow:soon]]",
        "[[poll:9999]]",
        "[[poll:1303x]]",
        "[[http:200]]",
        "[[fail:]]",
        "[[refuse]]",
        "[[resp_data_only]]",
        "[[STUCK]]"
      })
  void what_nobody_understands_is_an_error(String marker) {
    assertThatThrownBy(() -> grammar.parse("a cat " + marker))
        .isInstanceOf(UnknownMarkerException.class)
        .hasMessageStartingWith("unknown marker " + marker + "; known: [[CODE]] [[poll:CODE or")
        .hasMessageEndingWith("with CODE one of 1303, QuotaExceeded");
  }

  @Test
  void a_prompt_wins_over_the_setting() {
    Markers merged = grammar.parse("[[run:5]]").or(grammar.parse("[[run:9]] [[stuck]]"));
    assertThat(merged.seconds(MarkerKind.RUN)).contains(Duration.ofSeconds(5));
    assertThat(merged.has(MarkerKind.STUCK)).isTrue();
  }
}
