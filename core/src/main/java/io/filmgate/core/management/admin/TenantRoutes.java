package io.filmgate.core.management.admin;

import io.filmgate.core.config.TenantText;
import io.filmgate.core.management.operator.Operator;
import io.filmgate.core.tenant.TenantEntry;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Exchange;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/** Tenants, those of the file and those made at run time. */
final class TenantRoutes {
  private final AdminStore store;
  private final AdminBodies bodies;

  TenantRoutes(AdminStore store, AdminBodies bodies) {
    this.store = store;
    this.bodies = bodies;
  }

  Future<AdminAnswer> list(Exchange exchange) {
    AdminQuery.read(exchange, Set.of(), (query, problems) -> Optional.empty());
    return store
        .ask(register -> register.tenants())
        .map(all -> AdminAnswer.list(all.stream().map(TenantEntry::toJson).toList()));
  }

  Future<AdminAnswer> create(Exchange exchange, Operator operator) {
    return bodies
        .needed(exchange, TenantText::tenant)
        .compose(wanted -> store.change(operator, changes -> changes.create(wanted)))
        .map(
            made ->
                AdminAnswer.made(made.toJson(), AdminRoutes.TENANTS + "/" + made.tenant().id()));
  }

  Future<AdminAnswer> show(Exchange exchange) {
    String id = exchange.variable("tenant");
    return store
        .ask(register -> register.tenant(id))
        .map(
            found ->
                found.orElseThrow(
                    () -> new ApiException(AdminErrors.notFound("there is no tenant " + id))))
        .map(tenant -> AdminAnswer.of(tenant.toJson()));
  }

  Future<AdminAnswer> delete(Exchange exchange, Operator operator) {
    String id = exchange.variable("tenant");
    return store
        .change(operator, changes -> changes.deleteTenant(id))
        .map(gone -> AdminAnswer.done());
  }
}
