package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What is made of videos that are there already: longer ones, and ones that speak. */
final class FollowUpRules {

  private static final int ADDED_SECONDS = 5;
  private static final int FULL_HD = 1080;
  private static final BigDecimal EXTENSION = new BigDecimal("2.0");
  private static final BigDecimal EXTENSION_IN_FULL_HD = new BigDecimal("3.5");
  private static final BigDecimal LIP_SYNC = new BigDecimal("0.5");
  private static final List<String> EXTENDED = List.of("kling-v1", "kling-v1-5", "kling-v1-6");
  private static final int MOST_WORDS = 120;

  private final KlingTasks tasks;

  FollowUpRules(KlingTasks tasks) {
    this.tasks = tasks;
  }

  KlingOrder extension(KlingBody body) {
    String id = body.text("video_id").orElseThrow(() -> KlingBody.refusal("video_id is required"));
    String prompt = ProductRules.prompt(body, false);
    body.number("cfg_scale")
        .filter(scale -> scale.signum() < 0 || scale.compareTo(BigDecimal.ONE) > 0)
        .ifPresent(
            scale -> {
              throw body.invalid("cfg_scale");
            });
    SimulatedTask<KlingOrder> parent =
        tasks
            .ofVideo(id)
            .filter(job -> EXTENDED.contains(job.order().model()))
            .orElseThrow(() -> KlingBody.refusal("Video not found or cannot be extended: " + id));
    VideoShape before = parent.order().shape();
    VideoShape after =
        new VideoShape(
            before.width(),
            before.height(),
            before.frames() + ADDED_SECONDS * before.framesPerSecond(),
            before.framesPerSecond());
    boolean isFullHd = Math.min(before.width(), before.height()) >= FULL_HD;
    return KlingOrder.older(
            Operation.EXTEND,
            parent.order().model(),
            after,
            isFullHd ? EXTENSION_IN_FULL_HD : EXTENSION,
            body,
            prompt)
        .continuing(parent);
  }

  KlingOrder lipSync(KlingBody body) {
    if (body.text("session_id").isEmpty()) {
      throw KlingBody.refusal("session_id is required");
    }
    JsonArray faces =
        body.list("face_choose", 1).orElseThrow(() -> KlingBody.refusal("face_choose is required"));
    KlingBody face = KlingBody.item("face_choose", faces.getValue(0));
    if (face.text("face_id").isEmpty()) {
      throw KlingBody.refusal("face_choose.face_id is required");
    }
    sound(face);
    for (String name : new String[] {"sound_start_time", "sound_end_time", "sound_insert_time"}) {
      if (face.number(name).isEmpty()) {
        throw KlingBody.refusal("face_choose." + name + " is required");
      }
    }
    BigDecimal length =
        face.number("sound_end_time").get().subtract(face.number("sound_start_time").get());
    if (length.compareTo(BigDecimal.valueOf(2000)) < 0) {
      throw KlingBody.refusal("the sound is shorter than 2 s");
    }
    return speech(Operation.ADVANCED_LIP_SYNC, body, "");
  }

  KlingOrder firstLipSync(KlingBody body) {
    KlingBody input =
        body.object("input").orElseThrow(() -> KlingBody.refusal("input is required"));
    if (input.has("video_id") == input.has("video_url")) {
      throw KlingBody.refusal("input needs video_id or video_url, and not both");
    }
    String mode =
        input
            .choice("mode", List.of("text2video", "audio2video"))
            .orElseThrow(() -> KlingBody.refusal("input.mode is required"));
    if (mode.equals("text2video")) {
      boolean isComplete =
          input.text("text", MOST_WORDS).isPresent()
              && input.text("voice_id").isPresent()
              && input.choice("voice_language", List.of("zh", "en")).isPresent();
      if (!isComplete) {
        throw KlingBody.refusal("input needs text, voice_id and voice_language");
      }
    } else {
      String type =
          input
              .choice("audio_type", List.of("file", "url"))
              .orElseThrow(() -> KlingBody.refusal("input.audio_type is required"));
      if (!input.has(type.equals("file") ? "audio_file" : "audio_url")) {
        throw KlingBody.refusal("input has no audio");
      }
    }
    return speech(Operation.LIP_SYNC, body, input.text("text").orElse(""));
  }

  /** A recording by id, by address or as bare Base64. */
  static void sound(KlingBody body) {
    Optional<String> file = body.text("sound_file");
    if (file.isPresent() == body.has("audio_id")) {
      throw KlingBody.refusal("audio_id or sound_file is required, and not both");
    }
    if (file.filter(text -> text.startsWith("data:")).isPresent()) {
      throw KlingBody.refusal("File is not in a valid base64 format");
    }
  }

  private static KlingOrder speech(Operation operation, KlingBody body, String words) {
    return KlingOrder.older(
        operation,
        operation.word(),
        ProductTable.shape(720, "16:9", ADDED_SECONDS),
        LIP_SYNC,
        body,
        words);
  }
}
