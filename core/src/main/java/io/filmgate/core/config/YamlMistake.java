package io.filmgate.core.config;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** What is wrong with a text that is not YAML, in words that help to find it. */
final class YamlMistake {
  private static final Pattern AT_THE_END = Pattern.compile(".*(end of stream|<stream end>).*");
  private static final Pattern ADVICE = Pattern.compile("\\s*\\(Do not use .* for indentation\\)");

  private YamlMistake() {}

  static ConfigException of(String file, String text, MarkedYAMLException e) {
    int lines = Math.max(1, (int) text.lines().count());
    if (AT_THE_END.matcher(e.getProblem()).matches()) {
      Mark begin = e.getContextMark() == null ? e.getProblemMark() : e.getContextMark();
      int line = Math.min(lines, begin.getLine() + 1);
      return refusal(file, line, "what is opened here or above is never closed");
    }
    String reason = ADVICE.matcher(e.getProblem()).replaceAll("").strip();
    boolean isUnquoted = e.getProblemMark().get_snippet().contains("${");
    return refusal(
        file,
        Math.min(lines, e.getProblemMark().getLine() + 1),
        isUnquoted
            ? reason + "; inside { } and [ ] a reference stands in quotes: \"${env:NAME}\""
            : reason);
  }

  static ConfigException of(String file, String text, ReaderException e) {
    long breaks = text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
    String character = "the character U+%04X is not allowed".formatted(e.getCodePoint());
    return refusal(file, (int) breaks + 1, character);
  }

  static ConfigException refusal(String file, int line, String reason) {
    return ConfigException.at(file, line, "this is not YAML: " + reason);
  }
}
