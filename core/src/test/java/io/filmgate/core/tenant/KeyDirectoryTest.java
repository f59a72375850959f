package io.filmgate.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.KeyConfig;
import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.TenantConfig;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class KeyDirectoryTest {
  private static final String WEB = "sk-web-0123456789abcdef";
  private static final String APP = "sk-app-0123456789abcdef";

  private final KeyDirectory directory = new KeyDirectory();

  private static Map<String, TenantConfig> file(String tenant, String key, String secret) {
    KeyConfig config =
        new KeyConfig(
            key,
            new KeySecret(secret).sha256(),
            List.of("*"),
            List.of(),
            Optional.empty(),
            LimitsConfig.NONE);
    return Map.of(
        tenant,
        new TenantConfig(
            tenant, Set.of("default"), BigDecimal.ONE, LimitsConfig.NONE, Map.of(key, config)));
  }

  private static Tenant tenant(String id) {
    return new Tenant(id, Set.of("default"), BigDecimal.TEN, LimitsConfig.NONE);
  }

  private static StoredKey stored(String tenant, String key, String secret) {
    return new StoredKey(
        new ApiKey(tenant, key, List.of("*"), List.of(), Optional.empty(), true, LimitsConfig.NONE),
        new KeySecret(secret).sha256(),
        Instant.EPOCH,
        Optional.empty());
  }

  private Optional<ApiKey> found(String secret) {
    return directory.find(secret).map(Caller::key);
  }

  @Test
  void an_empty_directory_finds_nothing() {
    assertThat(directory.find(WEB)).isEmpty();
    assertThat(directory.tenant("acme")).isEmpty();
    assertThat(directory.key("acme", "web")).isEmpty();
  }

  @Test
  void declared_and_stored_keys_are_found() {
    directory.declare(file("acme", "web", WEB));
    directory.store(List.of(tenant("emca")), List.of(stored("emca", "app", APP)), Set.of());
    assertThat(found(WEB)).map(ApiKey::tenantId).contains("acme");
    assertThat(found(APP)).map(ApiKey::tenantId).contains("emca");
    assertThat(directory.key("emca", "app")).isEqualTo(found(APP));
  }

  @Test
  void a_stored_key_may_belong_to_a_declared_tenant() {
    directory.declare(file("acme", "web", WEB));
    directory.store(List.of(), List.of(stored("acme", "app", APP)), Set.of());
    assertThat(directory.find(APP).map(Caller::tenant)).isEqualTo(directory.tenant("acme"));
  }

  @Test
  void a_stored_key_of_nobody_is_not_found() {
    directory.store(List.of(), List.of(stored("acme", "app", APP)), Set.of());
    assertThat(directory.find(APP)).isEmpty();
  }

  @Test
  void the_file_wins_over_the_store() {
    directory.store(
        List.of(tenant("acme")),
        List.of(stored("acme", "web", APP), stored("acme", "app", WEB)),
        Set.of());
    directory.declare(file("acme", "web", WEB));
    assertThat(directory.tenant("acme")).map(Tenant::priceFactor).contains(BigDecimal.ONE);
    assertThat(directory.find(APP)).isEmpty();
    assertThat(found(WEB)).map(ApiKey::id).contains("web");
  }

  @Test
  void a_key_gone_from_the_file_is_disabled_and_stays_known() {
    directory.declare(file("acme", "web", WEB));
    directory.store(List.of(), List.of(stored("acme", "app", APP)), Set.of());
    directory.declare(Map.of());
    assertThat(found(WEB)).map(ApiKey::isEnabled).contains(false);
    assertThat(found(APP)).as("its tenant is gone").map(ApiKey::isEnabled).contains(false);
    assertThat(directory.tenant("acme")).isPresent();
    directory.declare(file("acme", "web", WEB));
    assertThat(found(WEB)).map(ApiKey::isEnabled).contains(true);
    assertThat(found(APP)).map(ApiKey::isEnabled).contains(true);
  }

  @Test
  void a_rotated_secret_is_no_longer_found() {
    directory.declare(file("acme", "web", WEB));
    directory.declare(file("acme", "web", APP));
    assertThat(directory.find(WEB)).isEmpty();
    assertThat(found(APP)).map(ApiKey::isEnabled).contains(true);
  }

  @Test
  void a_disabled_key_is_found_disabled_wherever_it_is_declared() {
    directory.declare(file("acme", "web", WEB));
    directory.store(
        List.of(),
        List.of(stored("acme", "app", APP)),
        Set.of(new KeyId("acme", "web"), new KeyId("acme", "app")));
    assertThat(found(WEB)).map(ApiKey::isEnabled).contains(false);
    assertThat(found(APP)).map(ApiKey::isEnabled).contains(false);
    assertThat(directory.key("acme", "web")).map(ApiKey::isEnabled).contains(false);
  }

  @Test
  void the_secret_before_works_until_its_overlap_ends() {
    Instant end = Instant.parse("2026-11-26T00:00:00Z");
    StoredKey rotated = stored("acme", "web", WEB).rotated(new KeySecret(APP).sha256(), end);
    directory.store(List.of(tenant("acme")), List.of(rotated), Set.of());
    assertThat(found(APP).flatMap(ApiKey::expires)).isEmpty();
    assertThat(found(WEB).flatMap(ApiKey::expires)).contains(end);
    assertThat(found(WEB)).map(ApiKey::id).contains("web");
  }

  @Test
  void a_key_is_found_at_every_moment_of_many_swaps() throws Exception {
    Map<String, TenantConfig> file = file("acme", "web", WEB);
    directory.declare(file);
    AtomicBoolean isOver = new AtomicBoolean();
    CompletableFuture<Long> lost =
        CompletableFuture.supplyAsync(
            () -> {
              long misses = 0;
              while (!isOver.get()) {
                misses += directory.find(WEB).filter(c -> c.key().isEnabled()).isEmpty() ? 1 : 0;
              }
              return misses;
            });
    for (int i = 0; i < 2_000; i++) {
      directory.declare(file);
    }
    isOver.set(true);
    assertThat(lost.get()).isZero();
  }
}
