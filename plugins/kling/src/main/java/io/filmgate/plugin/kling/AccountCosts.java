package io.filmgate.plugin.kling;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Probing.AccountHealth;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The account's resource packs: free to ask about, at most once a second, hours behind. */
final class AccountCosts {
  private static final Duration LOOKS_BACK = Duration.ofDays(365);

  /** A pack's name tells how many jobs it runs at a time: {@code Trial-Video-100Units-5Con-…}. */
  private static final Pattern CONCURRENCY = Pattern.compile("-(\\d{1,6})Con\\b");

  private AccountCosts() {}

  static Step<AccountHealth> ask(CallContext context) {
    HttpCall call =
        HttpCall.get(context.channel().baseUrl(), "/account/costs")
            .query("start_time", String.valueOf(context.now().minus(LOOKS_BACK).toEpochMilli()))
            .query("end_time", String.valueOf(context.now().toEpochMilli()))
            .header("Content-Type", "application/json");
    return Step.send(call).map(reply -> health(KlingErrors.checkQuery(reply).view("data")));
  }

  private static AccountHealth health(JsonView data) {
    if (!data.isObject() || data.scalar("code").filter(code -> !code.equals("0")).isPresent()) {
      throw new ProviderException(ErrorKind.UNAVAILABLE, "Kling does not tell about the account");
    }
    List<JsonView> packs =
        data.list("resource_pack_subscribe_infos").stream()
            .filter(pack -> pack.text("status").filter("online"::equals).isPresent())
            .filter(pack -> !pack.text("resource_pack_name").orElse("").contains("Image"))
            .toList();
    Optional<BigDecimal> left =
        packs.stream()
            .map(pack -> pack.numeric("remaining_quantity"))
            .flatMap(Optional::stream)
            .reduce(BigDecimal::add);
    Optional<Integer> concurrency =
        packs.stream()
            .map(pack -> CONCURRENCY.matcher(pack.text("resource_pack_name").orElse("")))
            .filter(Matcher::find)
            .map(found -> Integer.valueOf(found.group(1)))
            .max(Integer::compare);
    return new AccountHealth(left, left.isPresent() ? "units" : "", concurrency);
  }
}
