package io.filmgate.testkit;

import io.filmgate.spi.CallbackAware;
import io.filmgate.spi.Cancellable;
import io.filmgate.spi.Probing;
import io.filmgate.spi.Reconcilable;
import io.filmgate.spi.VideoProvider;
import io.filmgate.testkit.Recording.Operation;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Whether recordings show what a provider's abilities do. */
final class AbilityCheck {
  private final Findings findings = new Findings();
  private final Subject subject;

  AbilityCheck(Subject subject) {
    this.subject = subject;
  }

  void run() {
    VideoProvider provider = subject.providers().get();
    if (provider instanceof Cancellable) {
      needs("Cancellable", Operation.CANCEL, "accepted");
    }
    if (provider instanceof Reconcilable) {
      needs("Reconcilable", Operation.FIND, "exists", "absent");
    }
    if (provider instanceof Probing) {
      needs("Probing", Operation.PROBE, "healthy");
    }
    if (provider instanceof CallbackAware) {
      needs("CallbackAware", Operation.CALLBACK, "nudge", "ignored");
    }
    findings.report("record what the class declares, or do not declare it:");
  }

  private void needs(String ability, Operation operation, String... outcomes) {
    Set<String> recorded = new TreeSet<>();
    subject.forEachScene(operation, (recording, scene) -> recorded.add(scene.expected().outcome()));
    Arrays.stream(outcomes)
        .filter(outcome -> !recorded.contains(outcome))
        .forEach(
            outcome ->
                findings.add(
                    "it is %s, but no recording has === %s that ends in === expect %s",
                    ability, operation.words(), outcome));
  }
}
