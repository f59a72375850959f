package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vidu.KeyFrameRules.Frame;
import io.filmgate.simulators.vidu.ViduModel.Offer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every single value of a create, with the vendor's defaults for those that are absent. */
final class ViduValues {

  private static final int MOST_PAYLOAD_CHARACTERS = 1_048_576;
  private static final int MOST_TEXT_CHARACTERS = 10_000;
  private static final int MOST_SPOKEN_CHARACTERS = 2000;
  private static final int LEAST_SPOKEN_CHARACTERS = 4;
  private static final int RECOMMENDATION_CREDITS = 10;
  private static final int LONGEST = 1000;
  private static final String USUAL_RATIO = "16:9";
  private static final List<String> SPECIAL =
      List.of("template", "story", "area", "beast", "subjects", "videos");
  private static final List<String> ADDRESSES =
      List.of("video_url", "audio_url", "ref_photo_url", "callback_url");

  private final RandomGenerator random;

  ViduValues(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Reads the values.
   *
   * @param frames of a multiframe video; none otherwise
   * @throws io.filmgate.simulators.vendor.Refusal naming every field that is invalid
   */
  ViduOrder order(
      Operation operation, String name, ViduModel model, ViduBody body, List<Frame> frames) {
    int asked = (int) body.whole("duration", model.usualSeconds(), 0, LONGEST);
    Optional<Offer> found = model.offer(asked);
    if (found.isEmpty()) {
      body.isInvalid("duration");
      body.check();
    }
    Offer offer = found.orElseThrow();
    String resolutionField =
        operation.takes("upscale_resolution") ? "upscale_resolution" : "resolution";
    String resolution =
        body.choice(resolutionField, offer.usualResolution(), offer.credits().fieldNames());
    String ratio = ratio(operation, model, body);
    SoundRules sound = new SoundRules(operation, model, body);
    boolean isRecommended = body.flag("is_rec", false);
    long seed = body.whole("seed", 0, 0, Integer.MAX_VALUE);
    String prompt = body.text("prompt", "", operation.longestPrompt());
    String spoken = spoken(body);
    others(body);
    int seconds =
        frames.isEmpty()
            ? (asked == 0 ? model.usualSeconds() : asked)
            : frames.stream().mapToInt(Frame::seconds).sum();
    int credits =
        frames.isEmpty()
            ? offer.credits(resolution, seconds, sound.isOffPeak())
            : frames.stream()
                .mapToInt(frame -> offer.credits(resolution, frame.seconds(), false))
                .sum();
    ViduOrder order =
        new ViduOrder(
            operation,
            name,
            prompt,
            Stream.concat(Stream.of(prompt, spoken), frames.stream().map(Frame::prompt))
                .collect(Collectors.joining(" ")),
            body.list("images"),
            special(body),
            Stream.of("video_creation_id", "creation_id")
                .filter(body::has)
                .map(field -> body.text(field, "", MOST_TEXT_CHARACTERS))
                .findFirst(),
            seconds,
            seed == 0 ? random.nextInt(1, Integer.MAX_VALUE) : seed,
            ratio,
            resolution,
            body.choice("movement_amplitude", "auto", List.of("auto", "small", "medium", "large")),
            body.choice("style", "general", List.of("general", "anime")),
            body.text("payload", "", MOST_PAYLOAD_CHARACTERS),
            body.flag("bgm", false),
            sound.hasSound(),
            sound.type(),
            sound.isOffPeak(),
            body.flag("watermark", false),
            isRecommended,
            (int) body.whole("wm_position", 3, 1, 4),
            body.text("wm_url", "", MOST_TEXT_CHARACTERS),
            metaData(body),
            body.text("callback_url", "", MOST_TEXT_CHARACTERS),
            credits + (isRecommended ? RECOMMENDATION_CREDITS : 0),
            ResultShape.of(resolution, ratio, seconds));
    body.check();
    return order;
  }

  private static String ratio(Operation operation, ViduModel model, ViduBody body) {
    if (!operation.takes("aspect_ratio")) {
      return "";
    }
    String ratio = body.text("aspect_ratio", USUAL_RATIO, MOST_TEXT_CHARACTERS);
    if (!model.takesRatio(ratio)) {
      body.isInvalid("aspect_ratio");
    }
    return ratio;
  }

  private static String spoken(ViduBody body) {
    String text = body.text("text", "", MOST_SPOKEN_CHARACTERS);
    if (body.has("text") && text.codePointCount(0, text.length()) < LEAST_SPOKEN_CHARACTERS) {
      body.isInvalid("text");
    }
    return text;
  }

  private static String metaData(ViduBody body) {
    String metaData = body.text("meta_data", "", MOST_TEXT_CHARACTERS);
    if (!metaData.isEmpty() && Call.parse(Buffer.buffer(metaData)).isEmpty()) {
      body.isInvalid("meta_data");
    }
    return metaData;
  }

  /** What no answer repeats. */
  private static void others(ViduBody body) {
    MediaRules.checkAddresses(body, ADDRESSES);
    body.text("voice_id", "", MOST_TEXT_CHARACTERS);
    body.number("speed", 0.5, 2);
    body.whole("volume", 0, 0, 10);
    body.flag("auto_subjects", false);
    body.flag("remove_audio", false);
    body.flag("creative", false);
    body.choice("language", "zh", List.of("zh", "en"));
    body.choice(
        "story",
        "",
        List.of("love_story", "workday_feels", "monkey_king", "pigsy", "monk_tang", "one_shot"));
  }

  private static JsonObject special(ViduBody body) {
    JsonObject special = new JsonObject();
    SPECIAL.stream().filter(body::has).forEach(field -> special.put(field, body.raw(field)));
    return special;
  }
}
