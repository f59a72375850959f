package io.filmgate.plugin.kling;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A finished video goes on for four or five seconds, with its own model and mode. */
final class ExtendPlan {
  private static final int MOST_SECONDS = 5;
  private static final String WITHOUT_GUIDANCE = "kling-v1";
  private static final Set<String> DOCUMENTED =
      Set.of("video_id", "prompt", "negative_prompt", "cfg_scale");

  private ExtendPlan() {}

  static Plan of(Form.Ask ask) {
    Form form =
        new Form(ask, DOCUMENTED).begin().prompt().noPicture().noLength().noShape().overlay();
    Draft draft = form.draft();
    Order order = Order.of(form.model(), form.product(), form.body(), Optional.of(MOST_SECONDS));
    Checks checks = new Checks(draft, order);
    checks.required("video_id", "the id of a finished video");
    checks.prompts();
    checks.cfgScaleRange();
    checks.watermark();
    if (form.model().name().equals(WITHOUT_GUIDANCE)) {
      for (String field : List.of("negative_prompt", "cfg_scale")) {
        if (form.body().has(field)) {
          draft.warn(
              Warning.Code.NOT_GUARANTEED,
              "metadata." + field,
              "sent as given; Kling extends videos of kling-v1 without it");
        }
      }
    }
    return draft.plan(
        form.model().name(), form.product().operation(), order.usageUpTo(MOST_SECONDS));
  }
}
