package io.filmgate.core.job.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.KeyConfig;
import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.config.TenantConfig;
import io.filmgate.core.config.TenantText;
import io.filmgate.core.ledger.Correction;
import io.filmgate.core.ledger.Corrections;
import io.filmgate.core.ledger.Scope;
import io.filmgate.core.store.SqlWork;
import io.filmgate.core.store.Store;
import io.filmgate.core.store.TestStore;
import io.filmgate.core.tenant.Change;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Operators who correct the ledger in a scenario, by command beside the writer and through it. */
final class CommitGifts {
  private final CommitFixture fixture;
  private final JobModel model;
  private final List<String> tenants;
  private final List<String> keys;
  private final Map<String, TenantConfig> declared = new HashMap<>();

  /**
   * A correction.
   *
   * @param choice whose it is, and which way it takes
   * @param amount below 0 it is taken
   * @param minutesAgo in whose windows
   */
  record Gift(int choice, Unit unit, int amount, int minutesAgo) {}

  CommitGifts(CommitFixture fixture, JobModel model, List<String> tenants, List<String> keys) {
    this.fixture = fixture;
    this.model = model;
    this.tenants = tenants;
    this.keys = keys;
    for (String tenant : tenants) {
      Map<String, KeyConfig> known = new HashMap<>();
      keys.forEach(key -> known.put(key, TenantText.key(key, new JsonObject(), tenant + key)));
      declared.put(
          tenant, new TenantConfig(tenant, Set.of(), BigDecimal.ONE, LimitsConfig.NONE, known));
    }
  }

  void make(Gift gift, Instant now) {
    if (gift.amount() == 0) {
      return;
    }
    String tenant = tenants.get(gift.choice() % 2);
    Scope scope =
        gift.choice() % 3 == 0
            ? Scope.tenant(tenant)
            : Scope.key(tenant, keys.get(gift.choice() / 2 % 2));
    Correction correction =
        Correction.make(
            scope,
            gift.unit(),
            BigDecimal.valueOf(gift.amount()),
            now.minus(Duration.ofMinutes(gift.minutesAgo())),
            "as agreed",
            now);
    SqlWork<Change<Correction>> work =
        connection -> new Corrections(connection, declared, "tester").make(correction);
    Change<Correction> made =
        gift.choice() % 5 == 0
            ? TestStore.await(fixture.store.store().write(work))
            : Store.writeBeside(fixture.store.configuration(), fixture.store.home(), work);
    assertThat(made).isInstanceOf(Change.Done.class);
    model.correct(correction);
  }
}
