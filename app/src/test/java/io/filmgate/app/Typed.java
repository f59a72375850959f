package io.filmgate.app;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What came of a command that was typed, run in this process. */
record Typed(int status, String out, String err) {

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
