package io.filmgate.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** What a command has answered. */
record Outcome(int status, String out, String err) {

  /**
   * Runs a command on the store of a scene.
   *
   * @param line its words, none with a space in it
   */
  static Outcome of(Scene scene, String line) throws Exception {
    String configuration = scene.literalConfiguration().toString();
    String[] arguments =
        Stream.concat(Stream.of(line.split(" ")), Stream.of("--config", configuration))
            .toArray(String[]::new);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Outcome(status, out.toString().strip(), err.toString().strip());
  }
}
