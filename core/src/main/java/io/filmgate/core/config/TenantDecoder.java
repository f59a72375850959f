package io.filmgate.core.config;

import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads one of {@code tenants}, with its keys and limits. */
final class TenantDecoder {
  private static final int MOST = 100_000_000;

  private TenantDecoder() {}

  static TenantConfig tenant(Section tenant) {
    return tenantWithoutKeys(tenant)
        .withKeys(
            tenant
                .at("keys")
                .map(
                    Scalars.ID,
                    value -> Optional.of(value.section(key -> key(key, Optional.empty())))));
  }

  static TenantConfig tenantWithoutKeys(Section tenant) {
    TenantConfig defaults = Defaults.TENANT;
    return new TenantConfig(
        tenant.id(),
        Set.copyOf(tenant.at("groups").list(Scalars.GROUP, List.copyOf(defaults.groups()))),
        tenant.at("price_factor").scalar(Quantities.MONEY, defaults.priceFactor()),
        tenant.at("limits").section(TenantDecoder::limits),
        Map.of());
  }

  /**
   * Reads a key.
   *
   * @param sha256 of a secret that was made here; empty: the key has to bring its own
   */
  static KeyConfig key(Section key, Optional<String> sha256) {
    KeyConfig defaults = Defaults.KEY;
    return new KeyConfig(
        key.id(),
        sha256.orElseGet(() -> key.at("sha256").required(Scalars.SHA256).orElse("")),
        key.at("models").list(Scalars.MODEL_PATTERN, defaults.models()),
        key.at("allowed_addresses").list(Addresses.RANGE, defaults.allowedAddresses()),
        key.at("expires").scalar(Quantities.INSTANT),
        key.at("limits").section(TenantDecoder::limits));
  }

  private static LimitsConfig limits(Section limits) {
    return new LimitsConfig(
        whole(limits.at("requests_per_minute"), 1),
        whole(limits.at("running_jobs"), 1),
        whole(limits.at("queued_jobs"), 0),
        budgets(limits.at("budgets")));
  }

  private static List<BudgetConfig> budgets(Value budgets) {
    Set<List<Object>> windows = new HashSet<>();
    return budgets
        .list(
            value ->
                value
                    .section(TenantDecoder::budget)
                    .filter(budget -> isFirst(value, budget, windows)))
        .orElse(List.of());
  }

  private static boolean isFirst(Value value, BudgetConfig budget, Set<List<Object>> windows) {
    boolean isFirst = windows.add(List.of(budget.unit(), budget.per()));
    if (!isFirst) {
      value.refuse(
          "a second budget of %s per %s"
              .formatted(Scalars.name(budget.unit()), Scalars.name(budget.per())));
    }
    return isFirst;
  }

  private static OptionalInt whole(Value value, int least) {
    return value.scalar(Scalars.whole(least, MOST)).stream()
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  private static Optional<BudgetConfig> budget(Section budget) {
    Period per = budget.at("per").scalar(Scalars.choice(Period.class), Defaults.PERIOD);
    List<Value> amounts =
        Arrays.stream(Unit.values())
            .map(unit -> budget.at(Scalars.name(unit)))
            .filter(Value::isThere)
            .toList();
    if (amounts.size() != 1) {
      budget.refuse("needs exactly one of credits, seconds and jobs");
      return Optional.empty();
    }
    Unit unit = Scalars.choice(Unit.class).read(amounts.get(0).key()).orElseThrow();
    Optional<BigDecimal> amount =
        unit == Unit.JOBS
            ? amounts.get(0).scalar(Scalars.whole(0, MOST)).map(BigDecimal::valueOf)
            : amounts.get(0).scalar(Quantities.MONEY);
    return amount.map(given -> new BudgetConfig(unit, given, per));
  }
}
