package io.filmgate.plugin.kling;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds, swaps or removes something in a video, of which a session holds the selection. */
final class MultiElementsPlan {
  private static final List<String> EDITS = List.of("addition", "swap", "removal");

  /** How many pictures an edit takes at least and at most. */
  private static final Map<String, List<Integer>> PICTURES =
      Map.of("addition", List.of(1, 2), "swap", List.of(1, 1), "removal", List.of(0, 0));

  private static final Set<String> DOCUMENTED =
      Set.of(
          "session_id", "edit_mode", "image_list", "prompt", "negative_prompt", "mode", "duration");

  private MultiElementsPlan() {}

  static Plan of(Form.Ask ask) {
    Form form = new Form(ask, DOCUMENTED).begin().prompt().noShape().overlay();
    Draft draft = form.draft();
    JsonArray pictures = PictureList.of(form, "image");
    if (!pictures.isEmpty()) {
      draft.set("image_list", pictures);
    }
    Order order =
        Order.of(form.model(), form.product(), form.body(), form.seconds(form.model().seconds()));
    Checks checks = new Checks(draft, order);
    checks.required("session_id", "the id of a selection");
    checks.prompts();
    checks.mode();
    checks.watermark();
    checks
        .requiredChoice("edit_mode", EDITS)
        .ifPresent(edit -> pictures(draft, edit, pictures.size()));
    return draft.plan(form.model().name(), form.product().operation(), order.usage());
  }

  private static void pictures(Draft draft, String edit, int count) {
    List<Integer> range = PICTURES.get(edit);
    if (count < range.get(0) || count > range.get(1)) {
      String expected =
          range.get(0).equals(range.get(1))
              ? "" + range.get(0)
              : range.get(0) + " to " + range.get(1);
      draft.problem(
          Problem.invalid("metadata.image_list", expected + " pictures for " + edit, count));
    }
  }
}
