package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.util.Locale;

/** Videos and sounds, which are larger than pictures: Kling fetches them. */
final class Media {
  private Media() {}

  /** Notes a problem unless the value is an address. */
  static void address(Draft draft, JsonView written, String path) {
    String text = written.text("").orElse("").toLowerCase(Locale.ROOT);
    if (!written.has("") || written.text("").filter(String::isEmpty).isPresent()) {
      draft.problem(Problem.missing(path, "an http(s) address"));
    } else if (!text.startsWith("http://") && !text.startsWith("https://")) {
      draft.problem(new Problem(Problem.Kind.INVALID, path, path + " must be an http(s) address"));
    }
  }

  /** Checks a field that has to hold an address. */
  static void address(Draft draft, String field) {
    address(draft, draft.body().view(field), "metadata." + field);
  }

  /** Takes the prefix off a sound in base64; Kling wants the bare one. */
  static void sound(Draft draft, String field) {
    draft
        .body()
        .text(field)
        .filter(text -> text.startsWith("data:"))
        .ifPresent(text -> draft.set(field, text.substring(text.indexOf(',') + 1)));
  }

  /** Notes a problem unless exactly one of two fields is there. */
  static void oneOf(Draft draft, String one, String other) {
    boolean hasOne = draft.body().has(one);
    if (hasOne == draft.body().has(other)) {
      String either = "metadata." + one + " or metadata." + other;
      draft.problem(
          hasOne
              ? Problem.unsupported("metadata." + other, either + ", not both")
              : Problem.missing("metadata." + one, "there, or metadata." + other));
    }
  }
}
