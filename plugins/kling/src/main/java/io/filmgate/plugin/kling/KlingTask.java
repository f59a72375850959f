package io.filmgate.plugin.kling;

import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JobStatus.VendorCost;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Submitted;
import java.time.Instant;
import java.util.Optional;

/**
 * A task as the older interface describes it, in the answer to a create as well as to a look-up.
 *
 * @param data the answer's {@code data}
 */
record KlingTask(JsonView data) {
  static KlingTask of(JsonView answer) {
    return new KlingTask(answer.view("data"));
  }

  Optional<String> id() {
    return data.scalar("task_id").filter(id -> !id.isEmpty());
  }

  /** Our correlation id, as far as Kling repeats it. */
  Optional<String> externalId() {
    return data.text("task_info.external_task_id").filter(id -> !id.isEmpty());
  }

  /** The task as an accepted job. */
  Submitted accepted(Product product) {
    return TaskState.accepted(id(), product.path());
  }

  /** How it is doing. */
  JobStatus status() {
    return TaskState.status(
        data.text("task_status").orElse(""), id(), this::finished, data.text("task_status_msg"));
  }

  /** The last change of a finished task is its completion. */
  private JobStatus finished() {
    Optional<Instant> end = data.whole("updated_at").map(Instant::ofEpochMilli);
    return Result.of(data.list("task_result.videos"), end, cost());
  }

  /** Units of a pack, or what was taken from the balance. */
  private Optional<VendorCost> cost() {
    return data.numeric("final_unit_deduction")
        .map(amount -> new VendorCost(amount, "units"))
        .or(
            () ->
                data.numeric("final_balance_deduction.quota")
                    .map(amount -> new VendorCost(amount, "balance")));
  }
}
