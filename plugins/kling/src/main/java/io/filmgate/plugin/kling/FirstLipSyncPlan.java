package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Kling's first lip sync: a video and words to say, or a video and a sound. */
final class FirstLipSyncPlan {
  private static final String PATH = "metadata.input";
  private static final int MOST_WORDS = 120;
  private static final BigDecimal SLOWEST = new BigDecimal("0.8");
  private static final BigDecimal FASTEST = BigDecimal.valueOf(2);
  private static final Set<String> DOCUMENTED = Set.of("input");

  private final Draft draft;
  private final JsonView input;

  private FirstLipSyncPlan(Draft draft) {
    this.draft = draft;
    this.input = draft.body().view("input");
  }

  static Plan of(Form.Ask ask) {
    Form form =
        new Form(ask, DOCUMENTED).begin().noPrompt().noPicture().noLength().noShape().overlay();
    Draft draft = form.draft();
    Order read = Order.of(form.model(), form.product(), form.body(), Optional.empty());
    Order order =
        new Order(read.model(), read.product(), read.mode(), read.seconds(), false, false, true);
    new Checks(draft, order).watermark();
    new FirstLipSyncPlan(draft).check();
    return draft.plan(
        form.model().name(),
        form.product().operation(),
        order.usageUpTo(LipSyncPlan.LONGEST_VIDEO_SECONDS));
  }

  private void check() {
    if (input.has("video_id") == input.has("video_url")) {
      problem("video_url", "there, or video_id, and not both");
    }
    Optional<String> mode = choice("mode", List.of("text2video", "audio2video"));
    if (mode.filter("text2video"::equals).isPresent()) {
      words();
    } else if (mode.isPresent()) {
      String kind = choice("audio_type", List.of("file", "url")).orElse("");
      if (kind.equals("file") && input.text("audio_file").isEmpty()) {
        problem("audio_file", "a sound in base64");
      } else if (kind.equals("url")) {
        Media.address(draft, input.view("audio_url"), PATH + ".audio_url");
      }
    }
  }

  private void words() {
    if (input.text("text").map(Words::length).filter(length -> length <= MOST_WORDS).isEmpty()) {
      problem("text", "a text of at most 120 characters");
    }
    if (input.text("voice_id").isEmpty()) {
      problem("voice_id", "the id of a voice");
    }
    choice("voice_language", List.of("zh", "en"));
    boolean isRight =
        input
            .number("voice_speed")
            .filter(speed -> speed.compareTo(SLOWEST) >= 0 && speed.compareTo(FASTEST) <= 0)
            .isPresent();
    if (input.has("voice_speed") && !isRight) {
      problem("voice_speed", "a number from 0.8 to 2");
    }
  }

  private Optional<String> choice(String field, List<String> allowed) {
    Optional<String> word = input.text(field).filter(allowed::contains);
    if (word.isEmpty()) {
      problem(field, Words.oneOf(allowed));
    }
    return word;
  }

  private void problem(String field, String expected) {
    String path = PATH + "." + field;
    draft.problem(Problem.invalid(path, expected, input.view(field)));
  }
}
