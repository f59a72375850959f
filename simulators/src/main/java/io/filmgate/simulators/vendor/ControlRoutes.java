package io.filmgate.simulators.vendor;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tests and operators steer a simulator with, on the vendor's port and without a key.
 *
 * <ul>
 *   <li>{@code GET /_sim/tasks}: every create that came, accepted or refused
 *   <li>{@code GET /_sim/callbacks}: every callback that was sent, and how the client answered
 *   <li>{@code POST /_sim/reset}: forget all jobs
 *   <li>{@code GET /_sim/settings}, {@code POST /_sim/settings}: read them, change some of them
 *   <li>{@code POST /_sim/advance} with {@code {"seconds": 60}}: let so much scaled time pass at
 *       once
 * </ul>
 */
final class ControlRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(ControlRoutes.class);
  private static final long MOST_SECONDS = 1_000_000_000;

  private final Vendor vendor;
  private final CallbackSender callbacks;

  private ControlRoutes(Vendor vendor, CallbackSender callbacks) {
    this.vendor = vendor;
    this.callbacks = callbacks;
  }

  static void mount(Router router, Vendor vendor, CallbackSender callbacks) {
    ControlRoutes routes = new ControlRoutes(vendor, callbacks);
    router.get("/_sim/tasks").handler(routes::tasks);
    router.get("/_sim/callbacks").handler(routes::callbacks);
    router.post("/_sim/reset").handler(routes::reset);
    router.get("/_sim/settings").handler(routes::settings);
    router.post("/_sim/settings").handler(routes::change);
    router.post("/_sim/advance").handler(routes::advance);
    router.route("/_sim/*").handler(context -> problem(context, 404, "no such control"));
  }

  private void tasks(RoutingContext context) {
    json(context, 200, vendor.stage().journal().toJson(vendor::describe));
  }

  private void callbacks(RoutingContext context) {
    json(context, 200, new JsonObject().put("callbacks", callbacks.sent()));
  }

  private void reset(RoutingContext context) {
    vendor.reset();
    callbacks.forget();
    vendor.stage().journal().clear();
    json(context, 200, new JsonObject());
  }

  private void settings(RoutingContext context) {
    json(context, 200, vendor.knobs().toJson());
  }

  private void change(RoutingContext context) {
    Optional<JsonObject> changes = body(context);
    if (changes.isEmpty()) {
      problem(context, 400, "the body must be a JSON object of settings");
      return;
    }
    try {
      vendor.knobs().apply(changes.get());
    } catch (IllegalArgumentException e) {
      problem(context, 400, e.getMessage());
      return;
    }
    vendor.stage().clock().setScale(vendor.knobs().get(Knobs.TIME_SCALE));
    LOG.info("{} simulator: settings changed to {}", vendor.name(), vendor.knobs().toJson());
    settings(context);
  }

  private void advance(RoutingContext context) {
    Object seconds = body(context).map(body -> body.getValue("seconds")).orElse("");
    if (!(seconds instanceof Number number)
        || number.doubleValue() < 0
        || number.doubleValue() > MOST_SECONDS) {
      problem(context, 400, "seconds: must be a number from 0 to " + MOST_SECONDS);
      return;
    }
    BigDecimal milliseconds = new BigDecimal(number.toString()).movePointRight(3);
    vendor.stage().clock().advance(Duration.ofMillis(milliseconds.longValue()));
    json(context, 200, new JsonObject());
  }

  private static Optional<JsonObject> body(RoutingContext context) {
    return Optional.ofNullable(context.body().buffer()).flatMap(Call::parse);
  }

  private static void problem(RoutingContext context, int status, String message) {
    json(context, status, new JsonObject().put("error", message));
  }

  private static void json(RoutingContext context, int status, JsonObject body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .end(body.toBuffer());
  }
}
