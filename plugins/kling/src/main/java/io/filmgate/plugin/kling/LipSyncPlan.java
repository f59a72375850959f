package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mouth of somebody in a video follows a sound. */
final class LipSyncPlan {
  /** The longest video that Kling takes. */
  static final int LONGEST_VIDEO_SECONDS = 60;

  private static final String FACES = "metadata.face_choose";
  private static final BigDecimal LOUDEST = BigDecimal.valueOf(2);
  private static final List<String> TIMES =
      List.of("sound_start_time", "sound_end_time", "sound_insert_time");
  private static final List<String> VOLUMES = List.of("sound_volume", "original_audio_volume");
  private static final Set<String> DOCUMENTED = Set.of("session_id", "face_choose");

  private LipSyncPlan() {}

  static Plan of(Form.Ask ask) {
    Form form =
        new Form(ask, DOCUMENTED).begin().noPrompt().noPicture().noLength().noShape().overlay();
    Draft draft = form.draft();
    Order read =
        Order.of(form.model(), form.product(), form.body(), Optional.of(LONGEST_VIDEO_SECONDS));
    Order order =
        new Order(read.model(), read.product(), read.mode(), read.seconds(), false, false, true);
    Checks checks = new Checks(draft, order);
    checks.required("session_id", "the id of a session in which faces were found");
    checks.watermark();
    faces(draft);
    return draft.plan(
        form.model().name(), form.product().operation(), order.usageUpTo(LONGEST_VIDEO_SECONDS));
  }

  private static void faces(Draft draft) {
    JsonView faces = draft.body().view("face_choose");
    if (!faces.has("")) {
      draft.problem(Problem.missing(FACES, "a list of one face"));
    } else if (faces.list("").size() != 1 || !faces.list("").get(0).isObject()) {
      draft.problem(Problem.invalid(FACES, "a list of one face", faces));
    } else {
      face(draft, faces.list("").get(0));
    }
  }

  private static void face(Draft draft, JsonView face) {
    String path = FACES + "[0].";
    if (face.scalar("face_id").isEmpty()) {
      draft.problem(Problem.missing(path + "face_id", "the id of a face"));
    }
    if (face.has("audio_id") == face.has("sound_file")) {
      draft.problem(
          new Problem(
              Problem.Kind.UNSUPPORTED,
              path + "sound_file",
              path + "sound_file or audio_id must be there, and not both"));
    }
    for (String time : TIMES) {
      if (face.whole(time).filter(millis -> millis >= 0).isEmpty()) {
        draft.problem(Problem.invalid(path + time, "milliseconds", face.view(time)));
      }
    }
    for (String volume : VOLUMES) {
      boolean isRight =
          face.number(volume)
              .filter(level -> level.signum() >= 0 && level.compareTo(LOUDEST) <= 0)
              .isPresent();
      if (face.has(volume) && !isRight) {
        draft.problem(Problem.invalid(path + volume, "a number from 0 to 2", face.view(volume)));
      }
    }
  }
}
