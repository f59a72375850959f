package io.filmgate.bench.crash.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The word in each prompt by which a request is known again wherever it turns up. */
public final class Word {
  private static final Pattern WORD = Pattern.compile("\\bword(\\d+)\\b");

  private Word() {}

  public static String of(long number) {
    return "word" + number;
  }

  /** The word in a prompt; the whole prompt if it has none. */
  public static String in(String prompt) {
    Matcher word = WORD.matcher(prompt);
    return word.find() ? word.group() : prompt;
  }
}
