package io.filmgate.plugin.jimeng;

import io.filmgate.spi.JobHandle;
import io.vertx.core.json.JsonObject;

/**
 * What is remembered of a task besides its id. Written by {@link SubmitTask}, read by every later
 * version: keys are added, never given another meaning.
 */
final class TaskState {
  /** The product; a task can only be asked about with the one it was created with. */
  static final String REQ_KEY = "req_key";

  /**
   * The vendor's options for a result, JSON as text. They belong to polls: in a plan's body they
   * only travel along, and a create leaves them out.
   */
  static final String REQ_JSON = "req_json";

  private TaskState() {}

  /** The body of a question about a task. */
  static JsonObject question(JobHandle job) {
    JsonObject body = new JsonObject().put(REQ_KEY, reqKey(job)).put("task_id", job.id());
    if (hasOptions(job)) {
      body.put(REQ_JSON, job.state().get(REQ_JSON));
    }
    return body;
  }

  static String reqKey(JobHandle job) {
    return job.state().getOrDefault(REQ_KEY, job.model());
  }

  static boolean hasOptions(JobHandle job) {
    return job.state().containsKey(REQ_JSON);
  }
}
