package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.video.VideoShape;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A create that passed every check.
 *
 * @param model what concurrency is counted by; the product's name where no model is named
 * @param units what it costs
 * @param callbackUrl where the client wants to be told of changes
 * @param parent the job whose video is continued
 * @param isNewer whether it came over the newer surface
 */
record KlingOrder(
    Operation operation,
    String model,
    VideoShape shape,
    BigDecimal units,
    boolean isWatermarked,
    Optional<String> externalId,
    Optional<String> callbackUrl,
    String prompt,
    Optional<SimulatedTask<KlingOrder>> parent,
    boolean isNewer) {

  /** An order over the older surface. */
  static KlingOrder older(
      Operation operation,
      String model,
      VideoShape shape,
      BigDecimal units,
      KlingBody body,
      String prompt) {
    return new KlingOrder(
        operation,
        model,
        shape,
        units,
        body.object("watermark_info").map(mark -> mark.flag("enabled")).orElse(false),
        body.text("external_task_id"),
        body.text("callback_url"),
        prompt,
        Optional.empty(),
        false);
  }

  KlingOrder continuing(SimulatedTask<KlingOrder> job) {
    return new KlingOrder(
        operation,
        model,
        shape,
        units,
        isWatermarked,
        externalId,
        callbackUrl,
        prompt,
        Optional.of(job),
        isNewer);
  }
}
