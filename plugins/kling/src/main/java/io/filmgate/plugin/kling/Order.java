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
 * @param hasSound whether {@code sound} is on
 * @param hasVoices whether a voice of {@code voice_list} speaks, which Kling prices apart
 */
record Order(
    KlingModel model,
    Product product,
    Optional<String> mode,
    Optional<Integer> seconds,
    boolean hasSound,
    boolean hasVoices) {

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
        !body.list("voice_list").isEmpty());
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
            "mode", mode.orElse(""),
            "sound", hasSound ? "on" : "off",
            "voice", hasVoices ? "on" : "off"));
  }
}
