package io.filmgate.core.management.admin;

import io.filmgate.core.config.DecisionText;
import io.filmgate.core.config.DecisionText.Resolution;
import io.filmgate.core.config.TenantText;
import io.filmgate.core.job.Decision;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobFile;
import io.filmgate.core.job.JobFiles;
import io.filmgate.core.job.JobLine;
import io.filmgate.core.job.JobQuery;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.OperatorAnswer.Refused;
import io.filmgate.core.job.OperatorWish;
import io.filmgate.core.management.admin.AdminDependencies.JobDoor;
import io.filmgate.core.management.operator.Operator;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Exchange;
import io.filmgate.core.wire.FieldProblem;
import io.filmgate.core.wire.QueryString;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs of all tenants: what is known of them, and what becomes of those in doubt. */
final class JobRoutes {
  private static final Set<String> PARAMETERS =
      Set.of("state", "tenant", "channel", "model", "after", "limit");
  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final AdminStore store;
  private final AdminBodies bodies;
  private final JobDoor jobs;

  JobRoutes(AdminStore store, AdminBodies bodies, JobDoor jobs) {
    this.store = store;
    this.bodies = bodies;
    this.jobs = jobs;
  }

  Future<AdminAnswer> list(Exchange exchange) {
    JobQuery query = AdminQuery.read(exchange, PARAMETERS, JobRoutes::query);
    return store
        .<List<JobLine>>read(connection -> new JobFiles(connection).list(oneMore(query)))
        .map(found -> page(query, found));
  }

  private static JobQuery query(QueryString query, List<FieldProblem> problems) {
    Optional<String> after = query.one("after", problems);
    after
        .filter(id -> !Job.isId(id))
        .ifPresent(id -> problems.add(FieldProblem.invalid("after", "the id of a job", id)));
    return new JobQuery(
        query.one("state", problems).flatMap(code -> state(code, problems)),
        query.one("tenant", problems),
        query.one("channel", problems),
        query.one("model", problems),
        after,
        query.whole("limit", 1, MOST, USUAL, problems));
  }

  private static Optional<JobState> state(String code, List<FieldProblem> problems) {
    Optional<JobState> state = JobState.named(code);
    if (state.isEmpty()) {
      problems.add(FieldProblem.invalid("state", "one of " + JobState.codes(), code));
    }
    return state;
  }

  private static JobQuery oneMore(JobQuery query) {
    return new JobQuery(
        query.state(),
        query.tenantId(),
        query.channelId(),
        query.model(),
        query.after(),
        query.limit() + 1);
  }

  private static AdminAnswer page(JobQuery query, List<JobLine> found) {
    return AdminAnswer.page(found.stream().map(JobLine::toJson).toList(), query.limit());
  }

  Future<AdminAnswer> show(Exchange exchange) {
    return find(exchange).map(file -> AdminAnswer.of(json(file)));
  }

  private JsonObject json(JobFile file) {
    return file.toJson(jobs.outlook().apply(file));
  }

  private Future<JobFile> find(Exchange exchange) {
    String id = exchange.variable("id");
    return store
        .<Optional<JobFile>>read(connection -> new JobFiles(connection).find(id))
        .map(
            found ->
                found.orElseThrow(
                    () -> new ApiException(AdminErrors.notFound("there is no job " + id))));
  }

  Future<AdminAnswer> poll(Exchange exchange, Operator operator) {
    return withoutMembers(exchange)
        .compose(nothing -> operate(exchange, new OperatorWish.Ask()))
        .map(AdminAnswer::accepted);
  }

  Future<AdminAnswer> cancel(Exchange exchange, Operator operator) {
    Decision by = new Decision(operator.subject(), "job.cancel", "");
    return withoutMembers(exchange)
        .compose(nothing -> operate(exchange, new OperatorWish.Stop(by)))
        .map(AdminAnswer::of);
  }

  private Future<Boolean> withoutMembers(Exchange exchange) {
    return bodies.optional(
        exchange,
        body -> {
          TenantText.nothing(body);
          return true;
        });
  }

  Future<AdminAnswer> resolve(Exchange exchange, Operator operator) {
    return bodies
        .needed(exchange, DecisionText::resolution)
        .compose(wanted -> operate(exchange, wish(wanted, operator)))
        .map(AdminAnswer::of);
  }

  private static OperatorWish wish(Resolution wanted, Operator operator) {
    String who = operator.subject();
    String why = wanted.reason();
    return switch (wanted.choice()) {
      case FOUND ->
          new OperatorWish.Found(wanted.vendorJobId(), new Decision(who, "job.found", why));
      case CHARGE -> new OperatorWish.Charge(new Decision(who, "job.charge", why));
      case RELEASE -> new OperatorWish.Release(new Decision(who, "job.release", why));
    };
  }

  Future<AdminAnswer> hold(Exchange exchange, Operator operator) {
    return bodies
        .needed(exchange, DecisionText::reason)
        .compose(
            why ->
                operate(
                    exchange,
                    new OperatorWish.Keep(new Decision(operator.subject(), "job.hold", why))))
        .map(AdminAnswer::of);
  }

  /** The job as it is when the wish is done. */
  private Future<JsonObject> operate(Exchange exchange, OperatorWish wish) {
    return find(exchange)
        .compose(file -> jobs.operate().apply(file.job(), wish).recover(AdminStore::away))
        .compose(
            answer -> {
              if (answer instanceof Refused refused) {
                throw new ApiException(AdminErrors.refused(refused));
              }
              return find(exchange);
            })
        .map(this::json);
  }
}
