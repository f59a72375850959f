package io.filmgate.core.job;

import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Warning;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What of a plan goes into a job's row. */
public final class PlannedRows {
  private PlannedRows() {}

  /** The row of a plan, after the gateway's own warnings. */
  public static Job.Planned of(Plan plan, List<JsonObject> gatewayWarnings) {
    return new Job.Planned(
        plan.model(),
        plan.operation(),
        plan.usage().amounts(),
        plan.usage().factors(),
        Stream.concat(gatewayWarnings.stream(), plan.warnings().stream().map(PlannedRows::warning))
            .toList(),
        plan.details(),
        plan.deadline().map(Duration::toSeconds).orElse(0L));
  }

  /**
   * The row of a plan that replaces another one. The client has seen that one's warnings, so they
   * stay.
   */
  static Job.Planned of(Plan plan, Job.Planned before) {
    Job.Planned row = of(plan, List.of());
    return new Job.Planned(
        row.vendorModel(),
        row.operation(),
        row.usageAmounts(),
        row.usageFactors(),
        before.warnings(),
        row.details(),
        row.deadlineSeconds());
  }

  /** A warning as the client sees it. */
  public static JsonObject warning(Warning warning) {
    return new JsonObject()
        .put("code", warning.code().name().toLowerCase(Locale.ROOT))
        .put("param", warning.param())
        .put("message", warning.message());
  }

  /** What an operator may know of a vendor's refusal. */
  static JsonObject forOperator(ProviderException failure) {
    return new JsonObject()
        .put("message", failure.getMessage())
        .put("vendor_code", failure.vendorCode().orElse(null))
        .put("vendor_message", failure.vendorMessage().orElse(null));
  }
}
