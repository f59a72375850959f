package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Probing.AccountHealth;
import io.filmgate.spi.exchange.HttpReply;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the account's credits. They come in several kinds, bought and given; together they are what
 * is left.
 */
final class ViduAccount {
  private ViduAccount() {}

  static AccountHealth health(HttpReply reply) {
    JsonView body = ViduAnswers.taskOf(reply);
    // the vendor's table and its example call the list by different names
    List<JsonView> kinds =
        Stream.of("remains", "remaining_credits")
            .map(body::list)
            .filter(list -> !list.isEmpty())
            .findFirst()
            .orElseThrow(() -> ViduErrors.of(reply));
    List<BigDecimal> left =
        kinds.stream().flatMap(kind -> kind.number("credit_remain").stream()).toList();
    if (left.isEmpty()) {
      throw ViduErrors.of(reply);
    }
    Optional<Integer> concurrency =
        kinds.stream()
            .flatMap(kind -> kind.whole("concurrency_limit").stream())
            .filter(jobs -> jobs > 0 && jobs <= Integer.MAX_VALUE)
            .map(Long::intValue)
            .max(Integer::compare);
    return new AccountHealth(
        Optional.of(left.stream().reduce(BigDecimal.ZERO, BigDecimal::add)),
        "credits",
        concurrency);
  }
}
