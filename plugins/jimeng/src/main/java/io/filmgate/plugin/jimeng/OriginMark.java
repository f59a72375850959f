package io.filmgate.plugin.jimeng;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.util.List;
import java.util.Optional;

/**
 * Checks the invisible mark of origin, {@code aigc_meta}, before a video is paid for without it.
 */
final class OriginMark {
  private static final List<String> REQUIRED = List.of("producer_id", "content_propagator");
  private static final List<String> OPTIONAL = List.of("content_producer", "propagate_id");
  private static final int MOST_CHARACTERS = 256;
  private static final String EXPECTED = "a text of at most " + MOST_CHARACTERS + " characters";

  private OriginMark() {}

  /**
   * Notes what is wrong.
   *
   * @param path where the mark was given
   * @param mark the mark; if there is none, nothing is wrong
   */
  static void check(Draft draft, String path, JsonView mark) {
    if (!mark.has("")) {
      return;
    }
    REQUIRED.stream()
        .filter(name -> !mark.member(name).has(""))
        .forEach(name -> draft.problem(Problem.missing(path + "." + name, EXPECTED)));
    for (List<String> names : List.of(REQUIRED, OPTIONAL)) {
      names.stream()
          .filter(name -> mark.member(name).has("") && !isText(mark.member(name).text("")))
          .forEach(
              name ->
                  draft.problem(Problem.invalid(path + "." + name, EXPECTED, mark.member(name))));
    }
  }

  private static boolean isText(Optional<String> text) {
    return text.filter(value -> value.length() <= MOST_CHARACTERS).isPresent();
  }
}
