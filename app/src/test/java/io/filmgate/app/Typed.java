package io.filmgate.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** What came of a command that was typed, run in this process. */
record Typed(int status, String out, String err) {

  /**
   * Runs a command on the store of a scene.
   *
   * @param line its words, none with a space in it
   */
  static Typed on(Scene scene, String line) throws Exception {
    String configuration = scene.literalConfiguration().toString();
    return run(
        Stream.concat(Stream.of(line.split(" ")), Stream.of("--config", configuration))
            .toArray(String[]::new));
  }

  static Typed run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Typed(status, out.toString().strip(), err.toString().strip());
  }
}
