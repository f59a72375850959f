package io.filmgate.plugin.kling;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.vertx.core.json.JsonArray;
import java.util.Set;

/** A video of up to four pictures, each of which shows a subject. */
final class MultiImagePlan {
  private static final int MOST_PICTURES = 4;
  private static final Set<String> DOCUMENTED =
      Set.of("prompt", "negative_prompt", "mode", "duration", "aspect_ratio", "image_list");

  private MultiImagePlan() {}

  static Plan of(Form.Ask ask) {
    Form form = new Form(ask, DOCUMENTED).begin().prompt();
    Shape.choose(form.draft(), form.fields());
    form.overlay();
    JsonArray pictures = PictureList.of(form, "image");
    if (pictures.isEmpty() || pictures.size() > MOST_PICTURES) {
      form.draft()
          .problem(
              Problem.invalid("metadata.image_list", "a list of 1 to 4 pictures", pictures.size()));
    }
    form.draft().set("image_list", pictures);
    Order order =
        Order.of(form.model(), form.product(), form.body(), form.seconds(form.model().seconds()));
    Checks checks = new Checks(form.draft(), order);
    checks.prompts();
    checks.mode();
    checks.watermark();
    return form.draft().plan(form.model().name(), form.product().operation(), order.usage());
  }
}
