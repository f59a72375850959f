package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.video.VideoShape;
import io.filmgate.simulators.vidu.ViduModel.Offer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * From a create's body to an order: what is needed, what is unwanted, the model, the counts, then
 * every value.
 */
final class ViduRules {

  private static final int MOST_PROMPT_CHARACTERS = 5000;
  private static final int MOST_PAYLOAD_CHARACTERS = 1_048_576;
  private static final int MOST_TEXT_CHARACTERS = 10_000;
  private static final int RECOMMENDATION_CREDITS = 10;
  private static final int FRAMES_PER_SECOND = 24;
  private static final String USUAL_RATIO = "16:9";

  private final Map<Operation, Map<String, ViduModel>> models = ViduModel.table();
  private final Knobs knobs;
  private final RandomGenerator random;

  ViduRules(Knobs knobs, RandomGenerator random) {
    this.knobs = knobs;
    this.random = random;
  }

  ViduOrder order(Operation operation, JsonObject json) {
    ViduBody body = new ViduBody(json);
    checkLacking(operation, body);
    checkUnwanted(operation, body);
    String name = body.text("model", "", MOST_TEXT_CHARACTERS);
    ViduModel model =
        Optional.ofNullable(models.get(operation).get(name))
            .orElseThrow(() -> ViduError.FieldInvalid.about(List.of("model")));
    if (knobs.get(ViduSettings.RETIRED_MODELS).contains(name)) {
      throw ViduError.ModelUnavailable.refusal();
    }
    JsonArray images = operation.images() == 0 ? new JsonArray() : body.list("images");
    body.check();
    if (images.size() != operation.images()) {
      throw ViduError.FieldItemCountOutOfRange.about(List.of("images"));
    }
    ImageRules.check(images);
    return values(operation, name, model, images, body);
  }

  private static void checkLacking(Operation operation, ViduBody body) {
    Set<String> lacking = new TreeSet<>();
    if (!body.has("model")) {
      lacking.add("model");
    }
    if (operation == Operation.TEXT_TO_VIDEO && !body.has("prompt")) {
      lacking.add("prompt");
    }
    if (operation.images() > 0 && !body.has("images")) {
      lacking.add("images");
    }
    if (!lacking.isEmpty()) {
      throw ViduError.FieldLacking.about(lacking);
    }
  }

  private void checkUnwanted(Operation operation, ViduBody body) {
    Set<String> unwanted = new TreeSet<>();
    for (String name : body.names()) {
      boolean isRefused =
          Operation.isKnown(name)
              ? knobs.get(ViduSettings.STRICT_FIELDS)
              : knobs.get(ViduSettings.REFUSE_UNKNOWN_FIELDS);
      if (isRefused && body.has(name) && !operation.takes(name)) {
        unwanted.add(name);
      }
    }
    if (!unwanted.isEmpty()) {
      throw ViduError.FieldUnwanted.about(unwanted);
    }
  }

  private ViduOrder values(
      Operation operation, String name, ViduModel model, JsonArray images, ViduBody body) {
    int seconds = (int) body.whole("duration", model.usualSeconds(), 0, 1000);
    Optional<Offer> offer = model.offer(seconds);
    if (offer.isEmpty()) {
      body.isInvalid("duration");
      body.check();
    }
    String resolution =
        body.choice(
            "resolution",
            offer.orElseThrow().usualResolution(),
            offer.orElseThrow().credits().fieldNames());
    String ratio =
        operation.takes("aspect_ratio")
            ? body.choice("aspect_ratio", USUAL_RATIO, model.ratios())
            : "";
    boolean isThird = model.isThirdGeneration();
    boolean hasSound = body.flag("audio", isThird);
    boolean isOffPeak = body.flag("off_peak", false);
    if (hasSound && !isThird && operation != Operation.IMAGE_TO_VIDEO) {
      body.isInvalid("audio");
    }
    if (isOffPeak && hasSound != isThird) {
      body.isInvalid("off_peak");
    }
    boolean isRecommended = body.flag("is_rec", false);
    long seed = body.whole("seed", 0, 0, Integer.MAX_VALUE);
    String metaData = body.text("meta_data", "", MOST_TEXT_CHARACTERS);
    if (!metaData.isEmpty() && Call.parse(Buffer.buffer(metaData)).isEmpty()) {
      body.isInvalid("meta_data");
    }
    body.text("callback_url", "", MOST_TEXT_CHARACTERS);
    body.text("voice_id", "", MOST_TEXT_CHARACTERS);
    ViduOrder order =
        new ViduOrder(
            operation,
            name,
            body.text("prompt", "", MOST_PROMPT_CHARACTERS),
            images,
            seconds,
            seed == 0 ? random.nextInt(1, Integer.MAX_VALUE) : seed,
            ratio,
            resolution,
            body.choice("movement_amplitude", "auto", List.of("auto", "small", "medium", "large")),
            body.choice("style", "general", List.of("general", "anime")),
            body.text("payload", "", MOST_PAYLOAD_CHARACTERS),
            body.flag("bgm", false),
            hasSound,
            body.choice("audio_type", "all", List.of("all", "speech_only", "sound_effect_only")),
            isOffPeak,
            body.flag("watermark", false),
            isRecommended,
            (int) body.whole("wm_position", 3, 1, 4),
            body.text("wm_url", "", MOST_TEXT_CHARACTERS),
            metaData,
            offer.orElseThrow().credits(resolution, seconds, isOffPeak)
                + (isRecommended ? RECOMMENDATION_CREDITS : 0),
            shape(resolution, ratio, seconds));
    body.check();
    return order;
  }

  private static VideoShape shape(String resolution, String ratio, int seconds) {
    int side = Integer.parseInt(resolution.replace("p", ""));
    int frames = seconds * FRAMES_PER_SECOND + 1;
    return switch (ratio) {
      case "9:16" -> new VideoShape(side, side * 16 / 9, frames, FRAMES_PER_SECOND);
      case "1:1" -> new VideoShape(side, side, frames, FRAMES_PER_SECOND);
      case "4:3" -> new VideoShape(side * 4 / 3, side, frames, FRAMES_PER_SECOND);
      case "3:4" -> new VideoShape(side, side * 4 / 3, frames, FRAMES_PER_SECOND);
      default -> new VideoShape(side * 16 / 9, side, frames, FRAMES_PER_SECOND);
    };
  }
}
