package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The vendor's reasons, spelled as it spells them, each with its HTTP status and words. */
enum ViduError {
  BadRequest(400, "bad request"),
  FieldLacking(400, "field is missing or empty"),
  FieldUnwanted(400, "unwanted field"),
  FieldItemCountOutOfRange(400, "field item count out of range"),
  FieldInvalid(400, "invalid field"),
  PageSizeOutOfRange(400, "page size out of range"),
  ImageDownloadFailure(400, "image download failure"),
  ImageFormatInvalid(400, "invalid image format"),
  OperationInProcess(400, "operation in process, please retry later"),
  TaskPromptPolicyViolation(400, "prompt policy violation"),
  AuditSubmitIllegal(400, "submit is illegal"),
  CreationPolicyViolation(400, "creation policy violation"),
  CreditInsufficient(400, "insufficient credits"),
  ModelUnavailable(400, "model unavailable"),
  UserCancelled(400, "user cancelled"),
  ImageCheckBodyJointsFailed(400, "image check body joints failed"),
  ImageCheckFaceFailed(400, "image check face failed"),
  ImageObjectsUndetected(400, "image objects undetected"),
  Unauthorized(401, "unauthorized"),
  Forbidden(403, "request is forbidden"),
  TaskNotFound(404, "task not found"),
  CreationNotFound(404, "creation not found"),
  NotFound(404, "not found"),
  Conflict(409, "resource conflict"),
  QuotaExceeded(429, "quota exceeded"),
  TooManyRequests(429, "too many requests"),
  SystemThrottling(429, "system is throttling"),
  Canceled(499, "request canceled by client"),
  InternalServiceFailure(500, "internal service failure");

  private final int status;
  private final String message;

  ViduError(int status, String message) {
    this.status = status;
    this.message = message;
  }

  static Set<String> codes() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }

  Refusal refusal() {
    return refusal(message);
  }

  Refusal about(Iterable<String> fields) {
    return refusal(message + ": " + String.join(", ", fields));
  }

  Refusal refusal(String text) {
    JsonObject body =
        new JsonObject()
            .put("code", status)
            .put("reason", name())
            .put("message", text)
            .put(
                "metadata",
                new JsonObject().put("trace_id", UUID.randomUUID().toString().replace("-", "")));
    return new Refusal(name(), text, Answer.json(status, body));
  }
}
