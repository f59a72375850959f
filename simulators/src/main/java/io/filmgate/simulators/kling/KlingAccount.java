package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Stage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** The account's packs of units, of which it has one. */
final class KlingAccount {

  private static final Duration AGE = Duration.ofDays(1);
  private static final Duration LIFE = Duration.ofDays(365);

  private final Stage stage;
  private final KlingTasks tasks;

  KlingAccount(Stage stage, KlingTasks tasks) {
    this.stage = stage;
    this.tasks = tasks;
  }

  JsonObject costs(Call call, String account) {
    for (String name : new String[] {"start_time", "end_time"}) {
      if (!call.parameter(name).orElse("").matches("\\d{1,15}")) {
        throw KlingBody.refusal(name + " is required, in milliseconds");
      }
    }
    Instant bought = stage.now().minus(AGE);
    JsonObject pack =
        new JsonObject()
            .put("resource_pack_name", "Simulated-Video-" + tasks.concurrency() + "Con-12Months")
            .put("resource_pack_id", "509f3fd3d4ab4a3f9eec5db27aa44f27")
            .put("resource_pack_type", "decreasing_total")
            .put("total_quantity", tasks.total().doubleValue())
            .put("remaining_quantity", tasks.remaining(account).doubleValue())
            .put("purchase_time", bought.toEpochMilli())
            .put("effective_time", bought.toEpochMilli())
            .put("invalid_time", bought.plus(LIFE).toEpochMilli())
            .put("status", tasks.remaining(account).signum() > 0 ? "online" : "runOut");
    return new JsonObject()
        .put("code", 0)
        .put("msg", "success")
        .put("resource_pack_subscribe_infos", new JsonArray().add(pack));
  }
}
