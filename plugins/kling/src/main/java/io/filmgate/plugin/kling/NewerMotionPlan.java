package io.filmgate.plugin.kling;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Motion control over the newer interface. */
final class NewerMotionPlan {
  private static final Set<String> PARTS = Set.of("prompt", "image", "video", "element");

  private NewerMotionPlan() {}

  static Plan of(Form.Ask ask) {
    NewerForm newer = new NewerForm(ask, "character_orientation", "video_url", "image_url");
    Form form = newer.form().noLength().noShape();
    Draft draft = newer.draft();
    NewerContents contents = new NewerContents(form, PARTS);
    contents.picture("image", form.fields().has("image_url") ? "image_url" : "image");
    if (form.fields().has("video_url") && !contents.has("video")) {
      Media.address(draft, form.fields().get("video_url"), "metadata.video_url");
      contents.add("video", "url", form.fields().get("video_url").raw());
    }
    need(draft, contents, "image", "metadata.image_url");
    need(draft, contents, "video", "metadata.video_url");
    Optional<String> orientation = orientation(newer);
    Optional<String> mode = newer.mode();
    newer.audio(List.of("original", "off"));
    Order order =
        new Order(form.model(), form.product(), mode, Optional.empty(), false, false, true);
    if (contents.has("element")) {
      order.require(Feature.ELEMENTS, "metadata.contents", draft);
    }
    if (contents.count("element") > 1) {
      draft.problem(
          Problem.invalid("metadata.contents", "at most 1 element", contents.count("element")));
    }
    boolean isAsPicture = orientation.filter("image"::equals).isPresent();
    return newer.plan(
        order,
        order.usageUpTo(
            isAsPicture
                ? MotionControlPlan.MOST_SECONDS_AS_PICTURE
                : MotionControlPlan.MOST_SECONDS),
        Optional.of(contents.finish()));
  }

  private static void need(Draft draft, NewerContents contents, String type, String path) {
    if (!contents.has(type)) {
      draft.problem(Problem.missing(path, "there, or a part of metadata.contents"));
    }
  }

  private static Optional<String> orientation(NewerForm newer) {
    String name = "character_orientation";
    Optional<String> word =
        newer.setting(name).text("").filter(List.of("image", "video")::contains);
    word.ifPresentOrElse(
        found -> newer.set(name, found),
        () ->
            newer
                .draft()
                .problem(
                    newer.has(name)
                        ? Problem.invalid(newer.path(name), "image or video", newer.setting(name))
                        : Problem.missing(newer.path(name), "image or video")));
    return word;
  }
}
