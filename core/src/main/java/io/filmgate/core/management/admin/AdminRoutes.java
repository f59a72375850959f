package io.filmgate.core.management.admin;

import io.filmgate.core.management.operator.Operator;
import io.filmgate.core.management.operator.OperatorAuth;
import io.filmgate.core.wire.Exchange;
import io.filmgate.core.wire.Routes;
import io.filmgate.core.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The door to {@code /admin/v1}: each route asks first who may. Operators without the role admin
 * can only read.
 */
public final class AdminRoutes {
  static final String TENANTS = "/admin/v1/tenants";
  private static final String CONFIG = "/admin/v1/config";
  static final String KEYS = "/admin/v1/keys";
  static final String JOBS = "/admin/v1/jobs";
  private static final String JOB = JOBS + "/{id}";
  private static final String TENANT = TENANTS + "/{tenant}";
  private static final String KEY = KEYS + "/{tenant}/{key}";

  private final OperatorAuth auth;
  private final TenantRoutes tenants;
  private final KeyRoutes keys;
  private final AuditRoute audit;
  private final UsageRoute usage;
  private final JobRoutes jobs;
  private final ConfigRoute configuration;

  public AdminRoutes(Vertx vertx, AdminDependencies dependencies, Wire wire) {
    AdminStore store = new AdminStore(dependencies);
    AdminBodies bodies = new AdminBodies(vertx, wire);
    this.auth = new OperatorAuth(vertx, dependencies.signers(), dependencies.clock());
    this.tenants = new TenantRoutes(store, bodies);
    this.keys = new KeyRoutes(store, bodies, dependencies.random(), dependencies.clock());
    this.audit = new AuditRoute(store);
    this.usage = new UsageRoute(store, dependencies.clock());
    this.jobs = new JobRoutes(store, bodies, dependencies.jobs());
    this.configuration = new ConfigRoute(vertx, bodies, dependencies.configuration());
  }

  /** What is done for an operator who may. */
  private interface Action {
    Future<AdminAnswer> run(Exchange exchange, Operator operator);
  }

  public void addTo(Routes routes) {
    routes
        .get(TENANTS, whoMay((exchange, operator) -> tenants.list(exchange)))
        .post(TENANTS, whoMay(tenants::create))
        .get(TENANT, whoMay((exchange, operator) -> tenants.show(exchange)))
        .delete(TENANT, whoMay(tenants::delete))
        .get(KEYS, whoMay((exchange, operator) -> keys.list(exchange)))
        .post(KEYS, whoMay(keys::create))
        .get(KEY, whoMay((exchange, operator) -> keys.show(exchange)))
        .delete(KEY, whoMay(keys::delete))
        .post(KEY + "/rotate", whoMay(keys::rotate))
        .post(KEY + "/disable", whoMay(keys::disable))
        .post(KEY + "/enable", whoMay(keys::enable))
        .get(JOBS, whoMay((exchange, operator) -> jobs.list(exchange)))
        .get(JOB, whoMay((exchange, operator) -> jobs.show(exchange)))
        .post(JOB + "/poll", whoMay(jobs::poll))
        .post(JOB + "/cancel", whoMay(jobs::cancel))
        .post(JOB + "/resolve", whoMay(jobs::resolve))
        .post(JOB + "/hold", whoMay(jobs::hold))
        .get(CONFIG, whoMay((exchange, operator) -> configuration.show(exchange)))
        .post(CONFIG + "/reload", whoMay((exchange, operator) -> configuration.reload(exchange)))
        .get("/admin/v1/audit", whoMay((exchange, operator) -> audit.list(exchange)))
        .get("/admin/v1/usage", whoMay((exchange, operator) -> usage.sums(exchange)));
  }

  private Routes.Action whoMay(Action action) {
    return exchange ->
        action
            .run(exchange, auth.authenticate(exchange))
            .onSuccess(answer -> answer.to(exchange))
            .onFailure(exchange::fail);
  }
}
