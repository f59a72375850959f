package io.filmgate.plugin.kling;

import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JobStatus.VendorCost;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Submitted;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task as the newer interface describes it.
 *
 * @param data the task
 */
record NewerTask(JsonView data) {

  Optional<String> id() {
    return data.scalar("id").filter(id -> !id.isEmpty());
  }

  Optional<String> externalId() {
    return data.text("external_id").filter(id -> !id.isEmpty());
  }

  /** The task as an accepted job. */
  Submitted accepted() {
    return TaskState.accepted(id(), NewerTasks.PATH);
  }

  JobStatus status() {
    return TaskState.status(
        data.text("status").orElse(""), id(), this::finished, data.text("message"));
  }

  private JobStatus finished() {
    Optional<Instant> end = data.whole("update_time").map(Instant::ofEpochMilli);
    List<JsonView> videos =
        data.list("outputs").stream()
            .filter(output -> output.text("type").filter("video"::equals).isPresent())
            .toList();
    return Result.of(videos, end, cost());
  }

  /** Units, or money where the account pays by use; the first kind that is there. */
  private Optional<VendorCost> cost() {
    Optional<String> unit =
        data.list("billing").stream().map(NewerTask::unit).flatMap(Optional::stream).findFirst();
    return unit.map(
        found ->
            new VendorCost(
                data.list("billing").stream()
                    .filter(row -> unit(row).equals(unit))
                    .map(row -> row.numeric("amount").orElse(BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add),
                found));
  }

  private static Optional<String> unit(JsonView row) {
    return row.text("charge_type").filter("unit"::equals).isPresent()
        ? Optional.of("units")
        : row.text("currency");
  }
}
