package io.filmgate.app;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filmgate jobs resolve}. */
@Command(
    name = "resolve",
    description = "Decides about a job in doubt.",
    mixinStandardHelpOptions = true)
final class JobsResolveCommand implements Callable<Integer> {
  @Mixin private OnNode node;

  @Parameters(paramLabel = "ID")
  private String id;

  @ArgGroup private Choice choice;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "For the audit and the ledger.")
  private String reason;

  /** One of them. */
  static final class Choice {
    @Option(
        names = "--found",
        paramLabel = "VENDOR_ID",
        description = "The vendor has it under this id; if it confirms that, the job runs.")
    private String vendorJobId;

    @Option(names = "--charge", description = "End it; its tenant pays all that is held.")
    private boolean isCharge;

    @Option(names = "--release", description = "End it; its tenant pays nothing.")
    private boolean isRelease;
  }

  @Override
  public Integer call() {
    if (choice == null) {
      throw node.unusable("give one of --found, --charge and --release");
    }
    JsonObject body = new JsonObject().put("reason", reason);
    if (choice.vendorJobId != null) {
      body.put("found", choice.vendorJobId);
    }
    if (choice.isCharge) {
      body.put("charge", true);
    }
    if (choice.isRelease) {
      body.put("release", true);
    }
    String done =
        choice.isCharge ? "charged" : choice.isRelease ? "released" : "found at the vendor";
    return JobsCommand.tell(node, node.client().post(JobsCommand.path(id, "resolve"), body), done);
  }
}
