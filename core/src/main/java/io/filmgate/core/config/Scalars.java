package io.filmgate.core.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names, texts, choices and whole numbers. */
final class Scalars {
  static final Scalar<String> TEXT =
      Scalar.of("a text", text -> Optional.of(text).filter(given -> !given.isBlank()));

  /** A text that may be empty, which means that there is none. */
  static final Scalar<String> TEXT_OR_EMPTY = Scalar.of("a text", Optional::of);

  static final Scalar<SecretText> SECRET_OR_EMPTY =
      Scalar.of("a text", text -> Optional.of(new SecretText(text))).hidden();

  static final Scalar<SecretText> SECRET =
      Scalar.of(
              "a text without blanks at its ends and without line breaks",
              text ->
                  Optional.of(text)
                      .filter(given -> !given.isEmpty() && given.equals(given.strip()))
                      .filter(given -> given.indexOf('\n') < 0 && given.indexOf('\r') < 0)
                      .map(SecretText::new))
          .hidden();

  /** What signs with HMAC-SHA-256. One that is shorter than its output is warned about. */
  static final Scalar<SecretText> JWT_SECRET =
      Scalar.of(
              "a secret of at least 8 bytes, without blanks at its ends and without line breaks",
              text ->
                  SECRET
                      .read(text)
                      .filter(secret -> text.getBytes(StandardCharsets.UTF_8).length >= 8))
          .hidden();

  static final Scalar<Boolean> FLAG =
      Scalar.of(
          "true or false",
          text ->
              text.equals("true") || text.equals("false")
                  ? Optional.of(text.equals("true"))
                  : Optional.empty());

  /** An operator's name for a channel, tenant or key. */
  static final Scalar<String> ID =
      matching(
          "1 to 63 letters, digits, -, _ or ., beginning with a letter or digit",
          "[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  static final Scalar<String> GROUP = ID;

  static final Scalar<String> PROVIDER =
      matching("the id of a plugin, such as kling", "[a-z][a-z0-9-]{0,39}");

  /** A public or a vendor's model. */
  static final Scalar<String> MODEL =
      matching("a model's name without blanks, at most 100 characters", "[!-~]{1,100}");

  /** Models, as a pattern. */
  static final Scalar<String> MODEL_PATTERN =
      matching(
          "a model's name or a pattern such as kling-*, at most 100 characters", "[!-~]{1,100}");

  static final Scalar<String> NAME = matching("a name without blanks", "[!-~]{1,100}");

  static final Scalar<String> JWT_ALGORITHM =
      matching("HS256, RS256 or ES256", "HS256|RS256|ES256");

  static final Scalar<Path> PATH = Scalar.of("a path", Scalars::path);

  static final Scalar<String> SHA256 =
      Scalar.of(
          "a SHA-256 in 64 hexadecimal digits",
          text ->
              text.matches("[0-9A-Fa-f]{64}")
                  ? Optional.of(text.toLowerCase(Locale.ROOT))
                  : Optional.empty());

  private Scalars() {}

  /** A whole number without a leading zero. */
  static Scalar<Integer> whole(int least, int most) {
    return Scalar.of(
        "a whole number from " + least + " to " + most,
        text ->
            text.matches("0|-?[1-9][0-9]{0,8}")
                ? Optional.of(Integer.valueOf(text))
                    .filter(number -> number >= least && number <= most)
                : Optional.empty());
  }

  /** One of an enumeration's names, in lower case. */
  static <E extends Enum<E>> Scalar<E> choice(Class<E> type) {
    String names =
        Arrays.stream(type.getEnumConstants()).map(Scalars::name).collect(Collectors.joining(", "));
    return Scalar.of(
        "one of " + names,
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> name(constant).equals(text))
                .findFirst());
  }

  /** How a constant is written in the file. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Scalar<String> matching(String expected, String regex) {
    return Scalar.of(expected, text -> Optional.of(text).filter(given -> given.matches(regex)));
  }
}
