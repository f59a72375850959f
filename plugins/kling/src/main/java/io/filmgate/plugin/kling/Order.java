package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Usage;
import io.filmgate.spi.codec.Draft;
import java.util.Map;
import java.util.Optional;

/**
 * What a body orders, with Kling's defaults in the place of what it leaves out.
 *
 * @param mode empty if the body's is none of the model's
 * @param seconds empty if the body's length is none of the model's
 * @param hasSound whether the video has sound
 * @param hasVoices whether chosen voices speak, which Kling prices apart
 * @param hasVideo whether a video goes in, which Kling prices apart
 */
record Order(
    KlingModel model,
    Product product,
    Optional<String> mode,
    Optional<Integer> seconds,
    boolean hasSound,
    boolean hasVoices,
    boolean hasVideo) {

  /** Reads a finished body. */
  static Order of(KlingModel model, Product product, JsonView body, Optional<Integer> seconds) {
    Optional<String> mode =
        body.has("mode")
            ? body.text("mode").filter(model.modes()::contains)
            : Optional.of(model.defaultMode());
    return new Order(
        model,
        product,
        mode,
        seconds,
        body.text("sound").filter("on"::equals).isPresent(),
        !body.list("voice_list").isEmpty(),
        !body.list("video_list").isEmpty());
  }

  /** Notes a problem about a field unless the model has the feature for what is ordered. */
  void require(Feature feature, String param, Draft draft) {
    model
        .refusal(feature, product, mode, seconds)
        .ifPresent(why -> draft.problem(Problem.unsupported(param, why)));
  }

  /** One video, with everything that Kling's price depends on. */
  Usage usage() {
    return Usage.video(
        seconds.orElse(0),
        Map.of(
            "operation", product.operation(),
            "mode", mode.orElse(""),
            "sound", hasSound ? "on" : "off",
            "voice", hasVoices ? "on" : "off",
            "video", hasVideo ? "on" : "off"));
  }

  /** The same where only the longest that it can be is known. */
  Usage usageUpTo(int mostSeconds) {
    Usage exact =
        new Order(model, product, mode, Optional.of(mostSeconds), hasSound, hasVoices, hasVideo)
            .usage();
    return new Usage(exact.amounts(), exact.factors(), true);
  }
}
