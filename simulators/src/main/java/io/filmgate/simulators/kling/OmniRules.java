package io.filmgate.simulators.kling;

import io.filmgate.simulators.kling.ProductTable.Row;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;

/** The fields of an omni video: pictures with and without a role, elements, and one video. */
final class OmniRules {

  private static final int EDITED_SECONDS = 5;

  private OmniRules() {}

  static KlingOrder order(Row row, KlingBody body) {
    boolean isMultiShot = body.flag("multi_shot");
    if (isMultiShot && !row.isFlagged("multi_shot")) {
      throw KlingBody.refusal(row.model() + " is not supported with multi_shot");
    }
    Optional<KlingBody> video = video(body);
    boolean isEdit =
        video
            .map(one -> one.choice("refer_type", List.of("base", "feature")).orElse("base"))
            .filter("base"::equals)
            .isPresent();
    Pictures pictures = Pictures.of(body);
    check(body, row, pictures, video.isPresent(), isEdit);
    int seconds = isEdit ? EDITED_SECONDS : ProductRules.seconds(row, body);
    MultiShotRules.Kind shots = MultiShotRules.check(body, seconds);
    String prompt = ProductRules.prompt(body, shots != MultiShotRules.Kind.CUSTOMIZED);
    if (!pictures.hasFirst() && !isEdit && !body.has("aspect_ratio")) {
      throw KlingBody.refusal("aspect_ratio is required");
    }
    String mode = ProductRules.mode(row, body, "pro");
    boolean hasSound = body.choice("sound", List.of("on", "off")).orElse("off").equals("on");
    String variant = video.isPresent() ? "video" : hasSound ? "sound" : "silent";
    return KlingOrder.older(
        Operation.OMNI,
        row.model(),
        row.shape(mode, ProductRules.ratio(body), seconds),
        row.units(mode, variant, seconds),
        body,
        prompt);
  }

  private record Pictures(int count, boolean hasFirst, boolean hasEnd) {
    static Pictures of(KlingBody body) {
      JsonArray list = body.list("image_list", 7).orElseGet(JsonArray::new);
      int first = 0;
      int end = 0;
      for (Object element : list) {
        KlingBody picture = KlingBody.item("image_list", element);
        if (MediaRules.image(picture, "image_url").isEmpty()) {
          throw KlingBody.refusal("image_list.image_url is required");
        }
        Optional<String> type = picture.choice("type", List.of("first_frame", "end_frame"));
        first += type.filter("first_frame"::equals).isPresent() ? 1 : 0;
        end += type.filter("end_frame"::equals).isPresent() ? 1 : 0;
      }
      if (first > 1 || end > 1 || end > first || (end > 0 && list.size() > 2)) {
        throw KlingBody.refusal("image_list has a wrong combination of frames");
      }
      return new Pictures(list.size(), first > 0, end > 0);
    }
  }

  private static Optional<KlingBody> video(KlingBody body) {
    Optional<JsonArray> videos = body.list("video_list", 1);
    if (videos.isEmpty()) {
      return Optional.empty();
    }
    KlingBody video = KlingBody.item("video_list", videos.get().getValue(0));
    ProductRules.address(video, "video_url");
    video.choice("keep_original_sound", List.of("yes", "no"));
    return Optional.of(video);
  }

  private static void check(
      KlingBody body, Row row, Pictures pictures, boolean hasVideo, boolean isEdit) {
    boolean hasSound = body.choice("sound", List.of("on", "off")).orElse("off").equals("on");
    if (hasSound && (hasVideo || !row.isFlagged("sound"))) {
      throw KlingBody.refusal(row.model() + " is not supported with sound here");
    }
    if (isEdit && (pictures.hasFirst() || pictures.hasEnd())) {
      throw KlingBody.refusal("a base video takes no first or end frame");
    }
    int elements = body.list("element_list", 7).map(JsonArray::size).orElse(0);
    for (Object element : body.list("element_list", 7).orElseGet(JsonArray::new)) {
      if (KlingBody.item("element_list", element).number("element_id").isEmpty()) {
        throw KlingBody.refusal("element_list.element_id is required");
      }
    }
    if (pictures.count() + elements > (hasVideo ? 4 : 7)) {
      throw KlingBody.refusal("too many images and elements");
    }
    boolean hasVoices = body.list("voice_list", 2).isPresent();
    if (hasVoices && !hasSound) {
      throw KlingBody.refusal("voice_list needs sound on");
    }
  }
}
