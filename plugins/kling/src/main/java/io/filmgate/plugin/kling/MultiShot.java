package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** {@code multi_shot}: one video of several shots, which Kling or the tenant divides. */
final class MultiShot {
  private static final List<String> SHOT_TYPES = List.of("customize", "intelligence");
  private static final int MOST_SHOTS = 6;
  private static final int MOST_PROMPT = 512;

  private MultiShot() {}

  /** Whether the shots bring their own prompts, so that the common one is not needed. */
  static boolean isCustomised(JsonView body) {
    return isOn(body) && body.text("shot_type").filter("customize"::equals).isPresent();
  }

  /** Kling's own examples write it as a text, too. */
  private static boolean isOn(JsonView body) {
    return body.scalar("multi_shot").filter("true"::equals).isPresent();
  }

  /** Checks the shots and writes their lengths as texts. */
  static void take(Draft draft, Order order) {
    JsonView body = draft.body();
    if (!isOn(body)) {
      checkOff(draft, body);
      return;
    }
    order.require(Feature.MULTI_SHOT, "metadata.multi_shot", draft);
    if (body.text("shot_type").filter(SHOT_TYPES::contains).isEmpty()) {
      draft.problem(
          Problem.invalid("metadata.shot_type", Words.oneOf(SHOT_TYPES), body.view("shot_type")));
    } else if (isCustomised(body)) {
      takeShots(draft, order, body);
    }
  }

  private static void checkOff(Draft draft, JsonView body) {
    if (body.has("multi_shot") && body.scalar("multi_shot").filter("false"::equals).isEmpty()) {
      draft.problem(
          Problem.invalid("metadata.multi_shot", "true or false", body.view("multi_shot")));
    }
    for (String field : List.of("shot_type", "multi_prompt")) {
      if (body.has(field)) {
        String path = "metadata." + field;
        draft.problem(Problem.unsupported(path, path + " needs metadata.multi_shot true"));
      }
    }
  }

  private static void takeShots(Draft draft, Order order, JsonView body) {
    String path = "metadata.multi_prompt";
    List<JsonView> shots = body.list("multi_prompt");
    if (shots.isEmpty() || shots.size() > MOST_SHOTS) {
      draft.problem(
          Problem.invalid(
              path,
              "a list of 1 to 6 shots",
              shots.isEmpty() ? body.view("multi_prompt") : shots.size()));
      return;
    }
    JsonArray taken = new JsonArray();
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < shots.size(); i++) {
      JsonView shot = shots.get(i);
      BigDecimal seconds = check(draft, shot, path + "[" + i + "]");
      total = total.add(seconds);
      taken.add(shot.toJsonObject().put("duration", seconds.stripTrailingZeros().toPlainString()));
    }
    draft.set("multi_prompt", taken);
    BigDecimal sum = total;
    order
        .seconds()
        .filter(ordered -> sum.compareTo(BigDecimal.valueOf(ordered)) != 0)
        .ifPresent(
            ordered ->
                draft.problem(
                    Problem.invalid(
                        path,
                        "shots that last " + ordered + " s together",
                        sum.stripTrailingZeros().toPlainString() + " s")));
  }

  private static BigDecimal check(Draft draft, JsonView shot, String path) {
    if (shot.whole("index").isEmpty()) {
      draft.problem(Problem.invalid(path + ".index", "a whole number", shot.view("index")));
    }
    Optional<String> prompt = shot.text("prompt").filter(text -> !text.isBlank());
    if (prompt.filter(text -> Words.length(text) <= MOST_PROMPT).isEmpty()) {
      draft.problem(
          Problem.invalid(
              path + ".prompt",
              "a text of 1 to 512 characters",
              prompt.map(text -> Words.length(text) + " characters").orElse("blank")));
    }
    Optional<BigDecimal> seconds =
        shot.numeric("duration").filter(number -> number.compareTo(BigDecimal.ONE) >= 0);
    if (seconds.isEmpty()) {
      draft.problem(Problem.invalid(path + ".duration", "at least 1", shot.view("duration")));
    }
    return seconds.orElse(BigDecimal.ZERO);
  }
}
