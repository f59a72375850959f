package io.filmgate.plugin.kling;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The figure of a picture moves as that of a video does. */
final class MotionControlPlan {
  /** The longest video that goes in, and so the longest that comes out. */
  static final int MOST_SECONDS = 30;

  /** The same where the picture says which way the figure looks. */
  static final int MOST_SECONDS_AS_PICTURE = 10;

  private static final int MOST_ELEMENTS = 1;
  private static final Set<String> DOCUMENTED =
      Set.of(
          "prompt",
          "image_url",
          "video_url",
          "character_orientation",
          "mode",
          "keep_original_sound",
          "element_list");

  private MotionControlPlan() {}

  static Plan of(Form.Ask ask) {
    Form form = new Form(ask, DOCUMENTED).begin().prompt().noLength().noShape().overlay();
    Draft draft = form.draft();
    form.ownPicture("image_url");
    if (!form.body().has("image_url")) {
      draft.problem(Problem.missing("metadata.image_url", "a picture, or image"));
    }
    if (!form.body().has("mode")) {
      draft.set("mode", form.model().defaultMode());
    }
    Order read = Order.of(form.model(), form.product(), form.body(), Optional.empty());
    Order order =
        new Order(read.model(), read.product(), read.mode(), read.seconds(), false, false, true);
    Checks checks = new Checks(draft, order);
    checks.prompts();
    checks.watermark();
    checks.choice("mode", modes(form.model()));
    Media.address(draft, "video_url");
    Optional<String> orientation =
        checks.requiredChoice("character_orientation", List.of("image", "video"));
    checks.choice("keep_original_sound", List.of("yes", "no"));
    checks.elements(MOST_ELEMENTS);
    boolean isAsPicture = orientation.filter("image"::equals).isPresent();
    if (isAsPicture && form.body().has("element_list")) {
      draft.problem(
          Problem.unsupported(
              "metadata.element_list",
              "with an element metadata.character_orientation must be video"));
    }
    return draft.plan(
        form.model().name(),
        form.product().operation(),
        order.usageUpTo(isAsPicture ? MOST_SECONDS_AS_PICTURE : MOST_SECONDS));
  }

  private static List<String> modes(KlingModel model) {
    return model.modes().stream().filter(mode -> !mode.equals("4k")).toList();
  }
}
