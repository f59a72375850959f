package io.filmgate.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuotedTest {

  @Property
  void nothing_that_acts_gets_through(@ForAll String raw) {
    assertThat(Quoted.text(raw).chars()).noneMatch(Character::isISOControl);
    assertThat(Quoted.text(raw).codePointCount(0, Quoted.text(raw).length()))
        .isLessThanOrEqualTo(HttpLimits.QUOTED_CHARACTERS * 6 + 1);
  }

  @Test
  void eighty_characters_are_shown() {
    assertThat(Quoted.text("月".repeat(80))).isEqualTo("月".repeat(80));
    assertThat(Quoted.text("月".repeat(81))).isEqualTo("月".repeat(80) + "…");
  }

  @Test
  void characters_that_turn_the_line_around_are_escaped() {
    assertThat(Quoted.text("a\u202eb\u2028c")).isEqualTo("a\\u202eb\\u2028c");
  }

  @Test
  void the_input_in_a_plugins_message_is_cut() {
    assertThat(Quoted.message("duration must be 5 or 10, not " + "x".repeat(500)))
        .isEqualTo("duration must be 5 or 10, not " + "x".repeat(80) + "…");
  }
}
