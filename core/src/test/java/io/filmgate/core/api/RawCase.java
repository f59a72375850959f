package io.filmgate.core.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is written to the port, and what has to come back.
 *
 * <p>A file of cases has for each: a line {@code === name}; a line {@code > 400 malformed_http} for
 * every answer expected, in order; lines {@code >> header: value} for headers of the last of them;
 * {@code > closed} or {@code > open} for the connection; and after {@code ---} the bytes. Each line
 * of those ends in CR LF, unless its last character is a backslash. {@code \n \r \t \v \0 \e} are
 * single bytes, {@code {5*ab}} is a text five times.
 */
record RawCase(String name, List<Expected> answers, boolean isClosed, String bytes) {
  private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\*([^{}]*)}");

  /** An answer; no code for one without an error in it. */
  record Expected(int status, Optional<String> code, List<String> headers) {}

  static Stream<RawCase> read(String resource) {
    try (InputStream in = RawCase.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("(?m)^=== ")).skip(1).map(RawCase::parse);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static RawCase parse(String text) {
    String[] halves = repeated(text).split("(?m)^---\n", 2);
    List<String> lines = halves[0].lines().toList();
    List<Expected> answers = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith(">> ")) {
        answers.get(answers.size() - 1).headers().add(line.substring(3).toLowerCase(Locale.ROOT));
      } else if (line.matches("> \\d{3}.*")) {
        String[] words = line.split(" ", 3);
        answers.add(
            new Expected(
                Integer.parseInt(words[1]),
                words.length > 2 ? Optional.of(words[2]) : Optional.empty(),
                new ArrayList<>()));
      }
    }
    if (lines.contains("> closed") == lines.contains("> open")) {
      throw new IllegalArgumentException(lines.get(0) + ": open or closed?");
    }
    return new RawCase(lines.get(0), answers, lines.contains("> closed"), bytes(halves[1]));
  }

  private static String repeated(String text) {
    String before = text;
    String after = repeatedOnce(before);
    while (!after.equals(before)) {
      before = after;
      after = repeatedOnce(before);
    }
    return after;
  }

  private static String repeatedOnce(String text) {
    return REPEATED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
  }

  private static String bytes(String lines) {
    return lines
        .replace("\n", "\r\n")
        .replace("\\\r\n", "")
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\t", "\t")
        .replace("\\v", "\u000b")
        .replace("\\e", "\u001b")
        .replace("\\0", "\0");
  }

  @Override
  public String toString() {
    return name;
  }
}
