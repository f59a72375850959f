package io.filmgate.app;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filmgate reload}. */
@Command(
    name = "reload",
    description = {
      "Has a node read its configuration now. It does so by itself a few seconds after a change.",
      "What is wrong changes nothing; filmgate check shows it line by line."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ReloadCommand implements Callable<Integer> {
  @Mixin private OnNode node;

  @Override
  public Integer call() {
    JsonObject answer = node.client().post("/admin/v1/config/reload", new JsonObject());
    if (node.isJson()) {
      node.out().println(answer.encode());
    } else {
      print(answer);
    }
    return CommandLine.ExitCode.OK;
  }

  private void print(JsonObject answer) {
    JsonArray warnings = answer.getJsonArray("warnings");
    warnings.stream()
        .map(JsonObject.class::cast)
        .forEach(
            warning ->
                node.out()
                    .printf("%s: %s%n", warning.getString("path"), warning.getString("message")));
    boolean isNew = answer.getString("result").equals("applied");
    node.out().println(isNew ? "the new configuration applies" : "nothing has changed");
  }
}
