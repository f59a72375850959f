package io.filmgate.core.api.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.api.content.SignedLink.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** Links and ranges as nobody would write them. {@code -Djqwik.tries.default} looks longer. */
class ContentFuzzTest {
  private static final SignedLink LINKS =
      new SignedLink("a secret of the store".getBytes(StandardCharsets.UTF_8));
  private static final Instant NOW = Instant.ofEpochSecond(1_774_711_071);

  @Property
  void no_guess_is_a_link(
      @ForAll String job, @ForAll int index, @ForAll String expires, @ForAll String signature) {
    assertThat(LINKS.verify(job, index, expires, signature, NOW)).isEqualTo(Verdict.FORGED);
  }

  @Property
  void any_range_lies_within_the_file_or_counts_as_none(
      @ForAll @LongRange(min = 0, max = 1000) long length,
      @ForAll @StringLength(max = 12) @Chars({'-', ',', ' ', '='}) @CharRange(from = '0', to = '9')
          String range) {
    ByteRange.parse("bytes=" + range)
        .flatMap(read -> read.within(length))
        .ifPresent(
            span -> {
              assertThat(span.first()).isBetween(0L, span.last());
              assertThat(span.last()).isLessThan(length);
            });
  }

  @Property
  void any_header_is_a_range_or_none(@ForAll String header, @ForAll @IntRange(min = 0) int length) {
    assertThat(ByteRange.parse(header).flatMap(range -> range.within(length))).isNotNull();
  }
}
