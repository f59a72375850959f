package io.filmgate.core.api.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.api.content.Delivery.Outcome;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  @Property
  void a_part_lies_within_the_file(
      @ForAll @LongRange(min = 0, max = 50) long first,
      @ForAll @LongRange(min = 0, max = 50) long last,
      @ForAll @IntRange(min = 0, max = 40) int length) {
    Optional<ByteRange> wanted = ByteRange.parse("bytes=" + first + "-" + last);
    Delivery delivery =
        Delivery.of(wanted, answer(200, Optional.of(Integer.toString(length)), Optional.empty()));

    if (delivery.outcome() == Outcome.PART) {
      ByteRange.Span span = delivery.span().orElseThrow();
      assertThat(span.first()).isEqualTo(first).isLessThanOrEqualTo(span.last());
      assertThat(span.last()).isLessThan(length).isLessThanOrEqualTo(last);
      assertThat(delivery.skip()).isEqualTo(first);
    } else {
      assertThat(wanted.isEmpty() || first >= length).isTrue();
    }
  }

  @Property
  void no_header_is_an_error(@ForAll @StringLength(max = 30) String header) {
    assertThat(ByteRange.parse(header)).isNotNull();
    assertThat(
            Delivery.of(
                    Optional.of(ByteRange.PROBE),
                    answer(206, Optional.empty(), Optional.of(header)))
                .outcome())
        .isIn(Outcome.CONFUSED, Outcome.NOT_SATISFIABLE, Outcome.PART);
  }

  @Test
  void a_host_that_sends_more_than_asked_is_cut() {
    Delivery delivery =
        Delivery.of(
            ByteRange.parse("bytes=2-3"),
            answer(206, Optional.empty(), Optional.of("bytes 2-9/10")));

    assertThat(delivery.span()).contains(new ByteRange.Span(2, 3));
    assertThat(delivery.length()).hasValue(2);
  }

  @Test
  void a_suffix_longer_than_the_file_is_the_whole_file() {
    Delivery delivery =
        Delivery.of(
            ByteRange.parse("bytes=-99"),
            answer(206, Optional.empty(), Optional.of("bytes 0-9/10")));

    assertThat(delivery.span()).contains(new ByteRange.Span(0, 9));
  }

  @Test
  void nobody_asked_for_a_part() {
    Delivery delivery =
        Delivery.of(Optional.empty(), answer(206, Optional.empty(), Optional.of("bytes 0-4/10")));

    assertThat(delivery.outcome()).isEqualTo(Outcome.CONFUSED);
  }

  private static OpenFile answer(int status, Optional<String> length, Optional<String> range) {
    return new OpenFile(status, length, range, false, null, Duration.ZERO, () -> {});
  }
}
