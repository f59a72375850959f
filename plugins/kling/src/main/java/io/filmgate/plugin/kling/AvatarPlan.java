package io.filmgate.plugin.kling;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.util.Optional;
import java.util.Set;

/** The figure of a picture speaks or sings a sound, for as long as that lasts. */
final class AvatarPlan {
  private static final int LONGEST_SOUND_SECONDS = 300;
  private static final Set<String> DOCUMENTED =
      Set.of("image", "audio_id", "sound_file", "prompt", "mode");

  private AvatarPlan() {}

  static Plan of(Form.Ask ask) {
    Form form = new Form(ask, DOCUMENTED).begin().prompt().noLength().noShape().overlay();
    Draft draft = form.draft();
    form.ownPicture("image");
    if (!form.body().has("image")) {
      draft.problem(Problem.missing("image", "a picture of who speaks"));
    }
    Order order =
        Order.of(form.model(), form.product(), form.body(), Optional.of(LONGEST_SOUND_SECONDS));
    Checks checks = new Checks(draft, order);
    checks.prompts();
    checks.mode();
    checks.watermark();
    Media.oneOf(draft, "sound_file", "audio_id");
    Media.sound(draft, "sound_file");
    return draft.plan(
        form.model().name(), form.product().operation(), order.usageUpTo(LONGEST_SOUND_SECONDS));
  }
}
