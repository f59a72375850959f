package io.filmgate.core.management.admin;

import io.filmgate.core.config.ConfigStatus;
import io.filmgate.core.config.Problem;
import io.filmgate.core.config.Problem.Place;
import io.filmgate.core.config.Reload;
import io.filmgate.core.config.TenantText;
import io.filmgate.core.management.admin.AdminDependencies.ConfigDoor;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Exchange;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** {@code /admin/v1/config}: what applies, what was refused last, and reading the files again. */
final class ConfigRoute {
  private final Vertx vertx;
  private final AdminBodies bodies;
  private final ConfigDoor configuration;

  ConfigRoute(Vertx vertx, AdminBodies bodies, ConfigDoor configuration) {
    this.vertx = vertx;
    this.bodies = bodies;
    this.configuration = configuration;
  }

  Future<AdminAnswer> show(Exchange exchange) {
    AdminQuery.read(exchange, Set.of(), (query, problems) -> query);
    return Future.succeededFuture(AdminAnswer.of(json(configuration.status().get())));
  }

  /** What is refused is the answer 422, with every problem. */
  Future<AdminAnswer> reload(Exchange exchange) {
    return bodies
        .optional(
            exchange,
            body -> {
              TenantText.nothing(body);
              return body;
            })
        .compose(nothing -> vertx.executeBlocking(configuration.reload()::get))
        .map(ConfigRoute::answer);
  }

  private static AdminAnswer answer(Reload reload) {
    if (reload instanceof Reload.Rejected rejected) {
      throw new ApiException(AdminErrors.rejected(rejected.problems()));
    }
    JsonObject json = new JsonObject().put("object", "config.reload");
    if (reload instanceof Reload.Applied applied) {
      json.put("result", "applied")
          .put("sha256", applied.sha256())
          .put("warnings", problems(applied.warnings()));
    } else if (reload instanceof Reload.Unchanged unchanged) {
      json.put("result", "unchanged")
          .put("sha256", unchanged.sha256())
          .put("warnings", new JsonArray());
    }
    return AdminAnswer.of(json);
  }

  private static JsonObject json(ConfigStatus status) {
    return new JsonObject()
        .put("object", "config")
        .put("sha256", status.loaded().sha256())
        .put("applies_since", status.since().toString())
        .put("warnings", problems(status.loaded().warnings()))
        .put("refused", status.refused().map(ConfigRoute::json).orElse(null))
        .put("configuration", status.loaded().shown());
  }

  private static JsonObject json(ConfigStatus.Refused refused) {
    return new JsonObject()
        .put("at", refused.at().toString())
        .put("problems", problems(refused.problems()));
  }

  private static JsonArray problems(List<Problem> problems) {
    JsonArray array = new JsonArray();
    problems.forEach(
        problem ->
            array.add(
                new JsonObject()
                    .put("path", problem.path())
                    .put("message", problem.message())
                    .put("place", problem.place().map(Place::toString).orElse(null))));
    return array;
  }
}
