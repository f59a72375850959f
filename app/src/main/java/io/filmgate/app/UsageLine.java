package io.filmgate.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is told of a command that cannot be understood: one line, and where to read more. */
final class UsageLine {
  /** Of values that could not be read, picocli tells in many words which they were of. */
  private static final Pattern OF_A_VALUE =
      Pattern.compile(
          "Invalid value for (?:option '([^']+)'|positional parameter at index \\d+)"
              + "(?: \\(([^)]+)\\))?: (.*)",
          Pattern.DOTALL);

  private static final Pattern LINE_BREAKS = Pattern.compile("\\R+");

  private UsageLine() {}

  static String of(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    String path = command.getCommandSpec().qualifiedName();
    return "%s: %s; see %s --help".formatted(path, message(failure), path);
  }

  private static String message(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return "\"%s\" is not understood here".formatted(String.join(" ", unmatched.getUnmatched()));
    }
    String message = LINE_BREAKS.matcher(failure.getMessage()).replaceAll(" ");
    Matcher value = OF_A_VALUE.matcher(message);
    return value.matches() ? subject(value) + " " + value.group(3) : message;
  }

  private static String subject(Matcher value) {
    return value.group(1) == null ? value.group(2) : value.group(1);
  }
}
