package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code static_mask} and {@code dynamic_masks}: what stays still, and what moves which way. */
final class MotionBrush {
  private static final String PATH = "metadata.dynamic_masks";
  private static final int MOST_MASKS = 6;
  private static final int LEAST_POINTS = 2;
  private static final int MOST_POINTS = 77;

  private MotionBrush() {}

  static boolean isIn(JsonView body) {
    return body.has("static_mask") || body.has("dynamic_masks");
  }

  /** Checks the masks and puts their pictures' references in their places. */
  static void take(Draft draft, Order order) {
    JsonView body = draft.body();
    if (!isIn(body)) {
      return;
    }
    order.require(
        Feature.MOTION_BRUSH, body.has("static_mask") ? "metadata.static_mask" : PATH, draft);
    if (order.product() == Product.IMAGE2VIDEO && !body.has("image")) {
      draft.problem(Problem.missing("image", "the picture that the masks lie over"));
    }
    if (body.has("static_mask")) {
      Object written = body.view("static_mask").raw();
      draft.set("static_mask", Pictures.reference(draft, written, "metadata.static_mask"));
    }
    if (body.has("dynamic_masks")) {
      draft.set("dynamic_masks", masks(draft, body.view("dynamic_masks")));
    }
  }

  private static JsonArray masks(Draft draft, JsonView written) {
    List<JsonView> masks = written.list("");
    if (masks.isEmpty() || masks.size() > MOST_MASKS) {
      draft.problem(
          Problem.invalid(
              PATH, "a list of 1 to 6 masks", masks.isEmpty() ? written : masks.size()));
    }
    JsonArray taken = new JsonArray();
    for (int i = 0; i < masks.size(); i++) {
      taken.add(mask(draft, masks.get(i), PATH + "[" + i + "]"));
    }
    return taken;
  }

  private static JsonObject mask(Draft draft, JsonView written, String path) {
    List<JsonView> points = written.list("trajectories");
    if (points.size() < LEAST_POINTS || points.size() > MOST_POINTS) {
      draft.problem(
          Problem.invalid(path + ".trajectories", "a list of 2 to 77 points", points.size()));
    }
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).whole("x").isEmpty() || points.get(i).whole("y").isEmpty()) {
        String point = path + ".trajectories[" + i + "]";
        draft.problem(Problem.invalid(point, "whole numbers x and y", points.get(i)));
      }
    }
    return written
        .toJsonObject()
        .put("mask", Pictures.reference(draft, written.view("mask").raw(), path + ".mask"));
  }
}
