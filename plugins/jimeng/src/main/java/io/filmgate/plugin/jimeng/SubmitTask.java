package io.filmgate.plugin.jimeng;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Creates a task. */
final class SubmitTask {
  private SubmitTask() {}

  static Step<Submitted> step(Plan plan, CallContext context) {
    JsonObject body = plan.body();
    JsonObject sent = body.copy();
    sent.remove(TaskState.REQ_JSON);
    if (takesCallback(plan.model())) {
      context
          .callbackUrl()
          .ifPresent(address -> sent.put(Product.CALLBACK_URL, address.toString()));
    }
    HttpCall call = VisualApi.of(plan.model()).submit(context.channel(), plan.encode(sent));
    return Step.send(call).map(reply -> submitted(reply, stateOf(plan.model(), body)));
  }

  private static boolean takesCallback(String reqKey) {
    return ProductTable.rows(reqKey).stream().anyMatch(row -> row.takes(Product.CALLBACK_URL));
  }

  private static Map<String, String> stateOf(String reqKey, JsonObject body) {
    Map<String, String> state = new HashMap<>();
    state.put(TaskState.REQ_KEY, reqKey);
    JsonView.of(body)
        .text(TaskState.REQ_JSON)
        .ifPresent(reqJson -> state.put(TaskState.REQ_JSON, reqJson));
    return state;
  }

  private static Submitted submitted(HttpReply reply, Map<String, String> state) {
    JsonView answer = VendorErrors.check(reply);
    Optional<String> taskId = answer.scalar("data.task_id").filter(id -> !id.isBlank());
    return taskId
        .map(id -> new Submitted(id, state, new JsonObject()))
        .orElseThrow(
            () ->
                new ProviderException(
                        ErrorKind.OUTCOME_UNKNOWN, "The vendor accepted the job without naming it")
                    .vendor("10000", "no data.task_id"));
  }
}
