package io.filmgate.app.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How typed values are read, with a word about what would be right. */
public final class Values {
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private Values() {}

  /** Makes a command and its subcommands read by these rules. */
  public static CommandLine register(CommandLine command) {
    return command
        .registerConverter(int.class, Values::whole)
        .registerConverter(Integer.class, Values::whole)
        .registerConverter(double.class, Values::number)
        .registerConverter(LocalDate.class, Values::day);
  }

  private static Integer whole(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw must("be a whole number", text);
    }
  }

  private static Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw must("be a number", text);
    }
  }

  private static LocalDate day(String text) {
    try {
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // 30 February, told as any other that is none
    }
    throw must("be a day such as 2026-11-22", text);
  }

  private static TypeConversionException must(String what, String text) {
    return new TypeConversionException("must " + what + ", not \"" + text + "\"");
  }
}
