package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The prompt of the newer interface, which has no fields for what shall not be seen and for shots:
 * they are written into it.
 */
final class NewerPrompt {
  private static final int MOST_TEXT = 2500;
  private static final int MOST_TEXT_OF_3_0 = 3072;

  private NewerPrompt() {}

  static String of(Form form) {
    TenantFields fields = form.fields();
    String own = form.draft().prompt();
    fields.wins("prompt", Optional.of(own));
    String prompt = fields.has("prompt") ? fields.get("prompt").text("").orElse("") : own;
    if (fields.has("prompt") && fields.get("prompt").text("").isEmpty()) {
      form.draft().problem(Problem.invalid("metadata.prompt", "a text", fields.get("prompt")));
    }
    List<String> shots = shots(form);
    String text = shots.isEmpty() ? prompt : String.join(" ", shots);
    Optional<String> unwanted = fields.get("negative_prompt").text("").filter(t -> !t.isBlank());
    if (fields.has("negative_prompt") && unwanted.isEmpty()) {
      form.draft()
          .problem(
              Problem.invalid("metadata.negative_prompt", "a text", fields.get("negative_prompt")));
    }
    String whole = text + unwanted.map(words -> ". Avoid: " + words).orElse("");
    int most = form.model().name().startsWith("kling-3.0") ? MOST_TEXT_OF_3_0 : MOST_TEXT;
    if (whole.isBlank() || Words.length(whole) > most) {
      form.draft()
          .problem(
              Problem.invalid(
                  form.path("prompt"),
                  "a text of 1 to %d characters, metadata.negative_prompt included".formatted(most),
                  Words.length(whole) + " characters"));
    }
    return whole;
  }

  /** {@code multi_prompt} of the older interface in the words of this one. */
  private static List<String> shots(Form form) {
    List<String> shots = new ArrayList<>();
    List<JsonView> written = form.fields().get("multi_prompt").list("");
    for (int i = 0; i < written.size(); i++) {
      Optional<String> seconds = written.get(i).scalar("duration");
      Optional<String> prompt = written.get(i).text("prompt");
      if (seconds.isEmpty() || prompt.isEmpty()) {
        form.draft()
            .problem(
                Problem.invalid(
                    "metadata.multi_prompt[" + i + "]",
                    "an object with prompt and duration",
                    written.get(i)));
      }
      shots.add("shot %d, %s, %s;".formatted(i + 1, seconds.orElse(""), prompt.orElse("")));
    }
    return shots;
  }
}
