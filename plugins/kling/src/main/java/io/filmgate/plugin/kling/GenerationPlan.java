package io.filmgate.plugin.kling;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.util.Set;

/** Text to video and picture to video. */
final class GenerationPlan {
  private static final Set<String> DOCUMENTED =
      Set.of(
          "prompt",
          "negative_prompt",
          "cfg_scale",
          "mode",
          "aspect_ratio",
          "duration",
          "sound",
          "voice_list",
          "camera_control",
          "multi_shot",
          "shot_type",
          "multi_prompt",
          "image",
          "image_tail",
          "static_mask",
          "dynamic_masks",
          "element_list");

  private GenerationPlan() {}

  static Plan of(Form.Ask ask) {
    Form form = new Form(ask, DOCUMENTED).begin().prompt();
    Draft draft = form.draft();
    product(form);
    switch (form.product()) {
      case IMAGE2VIDEO -> Shape.followsPicture(draft, form.fields());
      default -> Shape.choose(draft, form.fields());
    }
    form.overlay();
    form.ownPicture("image");
    form.picture("image_tail");
    Order order =
        Order.of(form.model(), form.product(), form.body(), form.seconds(form.model().seconds()));
    MotionBrush.take(draft, order);
    CameraControl.check(draft, order);
    MultiShot.take(draft, order);
    GenerationChecks.run(draft, order);
    return draft.plan(form.model().name(), form.product().operation(), order.usage());
  }

  private static void product(Form form) {
    String model = form.model().name();
    if (!form.model().products().contains(form.product())) {
      form.draft()
          .problem(
              form.product() == Product.TEXT2VIDEO
                  ? Problem.missing("image", "a picture for " + model)
                  : Problem.unsupported("image", model + " takes no picture"));
    }
  }
}
