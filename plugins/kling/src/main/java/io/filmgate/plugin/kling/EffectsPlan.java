package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One of Kling's ready-made scenes, played by one picture or by two. */
final class EffectsPlan {
  /** Kling does not tell how long a scene is; older bodies asked for this. */
  private static final int USUAL_SECONDS = 5;

  private static final Set<String> SCENES_OF_TWO =
      Set.of(
          "pet_skateboard",
          "daily_ootd",
          "toss_run",
          "switch_to_silk",
          "studio_look",
          "french_elegance",
          "finger_swipe",
          "smooth_transition",
          "snow_night_kiss",
          "eternal_kiss",
          "cheers_2026",
          "kiss_pro",
          "fight_pro",
          "hug_pro",
          "heart_gesture_pro");

  /** What an older form of the body had; it would change what a scene costs. */
  private static final List<String> WITHDRAWN = List.of("model_name", "mode", "duration");

  private static final Set<String> DOCUMENTED = Set.of("effect_scene", "input");

  private EffectsPlan() {}

  static Plan of(Form.Ask ask) {
    Form form = new Form(ask, DOCUMENTED).begin().noPrompt().noLength().noShape().overlay();
    Draft draft = form.draft();
    Order order = Order.of(form.model(), form.product(), form.body(), Optional.of(USUAL_SECONDS));
    Checks checks = new Checks(draft, order);
    checks.required("effect_scene", "the name of a scene");
    checks.watermark();
    String scene = form.body().text("effect_scene").orElse("");
    JsonView written = form.fields().get("input");
    if (form.fields().has("input") && !written.isObject()) {
      draft.problem(Problem.invalid("metadata.input", "an object", written));
    }
    JsonObject input = written.toJsonObject();
    for (String field : WITHDRAWN) {
      if (input.containsKey(field)) {
        String path = "metadata.input." + field;
        draft.problem(Problem.unsupported(path, path + " is of a form that Kling has withdrawn"));
      }
    }
    draft.set("input", SCENES_OF_TWO.contains(scene) ? two(form, input, scene) : one(form, input));
    return draft.plan(form.model().name(), form.product().operation(), order.usage());
  }

  private static JsonObject one(Form form, JsonObject input) {
    Draft draft = form.draft();
    if (input.containsKey("image")) {
      Object written = input.getValue("image");
      return input.put("image", Pictures.reference(draft, written, "metadata.input.image"));
    }
    if (draft.images().isEmpty()) {
      draft.problem(Problem.missing("metadata.input.image", "a picture, or image"));
      return input;
    }
    return input.put("image", Pictures.reference(draft, draft.images().get(0), "image"));
  }

  private static JsonObject two(Form form, JsonObject input, String scene) {
    Draft draft = form.draft();
    List<JsonView> written = JsonView.of(input).list("images");
    JsonArray images = new JsonArray();
    draft.images().forEach(own -> images.add(Pictures.reference(draft, own, "image")));
    for (int i = 0; i < written.size(); i++) {
      String path = "metadata.input.images[" + i + "]";
      images.add(Pictures.reference(draft, written.get(i).raw(), path));
    }
    if (images.size() != 2) {
      draft.problem(
          Problem.invalid("metadata.input.images", "2 pictures for " + scene, images.size()));
    }
    return input.put("images", images);
  }
}
