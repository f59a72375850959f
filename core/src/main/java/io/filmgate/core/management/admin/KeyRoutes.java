package io.filmgate.core.management.admin;

import io.filmgate.core.config.TenantConfig;
import io.filmgate.core.config.TenantText;
import io.filmgate.core.config.TenantText.NewKey;
import io.filmgate.core.management.operator.Operator;
import io.filmgate.core.tenant.KeyEntry;
import io.filmgate.core.tenant.KeyId;
import io.filmgate.core.tenant.KeySecret;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Exchange;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Keys, those of the file and those made at run time. A secret is in the one answer it is made in.
 */
final class KeyRoutes {
  private final AdminStore store;
  private final AdminBodies bodies;
  private final RandomGenerator random;
  private final InstantSource clock;

  KeyRoutes(AdminStore store, AdminBodies bodies, RandomGenerator random, InstantSource clock) {
    this.store = store;
    this.bodies = bodies;
    this.random = random;
    this.clock = clock;
  }

  Future<AdminAnswer> list(Exchange exchange) {
    Optional<String> tenant =
        AdminQuery.read(
            exchange, Set.of("tenant"), (query, problems) -> query.one("tenant", problems));
    return store.ask(register -> register.keys()).map(all -> AdminAnswer.list(of(tenant, all)));
  }

  private List<JsonObject> of(Optional<String> tenant, List<KeyEntry> keys) {
    return keys.stream()
        .filter(key -> tenant.map(key.stored().id().tenantId()::equals).orElse(true))
        .map(this::json)
        .toList();
  }

  /** Makes the tenant, too, if there is none of that name. */
  Future<AdminAnswer> create(Exchange exchange, Operator operator) {
    KeySecret secret = KeySecret.make(random);
    return bodies
        .needed(exchange, body -> TenantText.key(body, secret.sha256()))
        .compose(wanted -> create(operator, wanted))
        .map(made -> AdminAnswer.made(with(secret, made), path(made.stored().id())));
  }

  private Future<KeyEntry> create(Operator operator, NewKey wanted) {
    TenantConfig plain = TenantText.tenant(wanted.tenantId(), new JsonObject());
    return store.change(operator, changes -> changes.create(plain, wanted.key()));
  }

  Future<AdminAnswer> show(Exchange exchange) {
    KeyId id = id(exchange);
    return store
        .ask(register -> register.key(id))
        .map(
            found ->
                found.orElseThrow(
                    () -> new ApiException(AdminErrors.notFound("there is no key " + id))))
        .map(key -> AdminAnswer.of(json(key)));
  }

  Future<AdminAnswer> delete(Exchange exchange, Operator operator) {
    return store
        .change(operator, changes -> changes.delete(id(exchange)))
        .map(gone -> AdminAnswer.done());
  }

  Future<AdminAnswer> rotate(Exchange exchange, Operator operator) {
    KeySecret secret = KeySecret.make(random);
    return bodies
        .optional(exchange, TenantText::overlap)
        .compose(
            overlap ->
                store.change(operator, changes -> changes.rotate(id(exchange), secret, overlap)))
        .map(key -> AdminAnswer.of(with(secret, key)));
  }

  Future<AdminAnswer> disable(Exchange exchange, Operator operator) {
    return setEnabled(exchange, operator, false);
  }

  Future<AdminAnswer> enable(Exchange exchange, Operator operator) {
    return setEnabled(exchange, operator, true);
  }

  private Future<AdminAnswer> setEnabled(Exchange exchange, Operator operator, boolean isEnabled) {
    KeyId id = id(exchange);
    return bodies
        .optional(
            exchange,
            body -> {
              TenantText.nothing(body);
              return id;
            })
        .compose(known -> store.change(operator, changes -> changes.setEnabled(id, isEnabled)))
        .map(key -> AdminAnswer.of(json(key)));
  }

  private JsonObject json(KeyEntry key) {
    return key.toJson(clock.instant());
  }

  private JsonObject with(KeySecret secret, KeyEntry key) {
    return json(key).put("secret", secret.reveal());
  }

  private static KeyId id(Exchange exchange) {
    return new KeyId(exchange.variable("tenant"), exchange.variable("key"));
  }

  private static String path(KeyId id) {
    return AdminRoutes.KEYS + "/" + id;
  }
}
