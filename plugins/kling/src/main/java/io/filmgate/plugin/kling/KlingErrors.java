package io.filmgate.plugin.kling;

import static io.filmgate.spi.ErrorKind.CONCURRENCY_FULL;
import static io.filmgate.spi.ErrorKind.CREDENTIALS_REFUSED;
import static io.filmgate.spi.ErrorKind.FUNDS_EXHAUSTED;
import static io.filmgate.spi.ErrorKind.INPUT_REJECTED;
import static io.filmgate.spi.ErrorKind.INVALID_REQUEST;
import static io.filmgate.spi.ErrorKind.JOB_NOT_FOUND;
import static io.filmgate.spi.ErrorKind.MODEL_UNAVAILABLE;
import static io.filmgate.spi.ErrorKind.NOT_ENTITLED;
import static io.filmgate.spi.ErrorKind.OUTCOME_UNKNOWN;
import static io.filmgate.spi.ErrorKind.OUTPUT_REJECTED;
import static io.filmgate.spi.ErrorKind.RATE_LIMITED;
import static io.filmgate.spi.ErrorKind.TOKEN_EXPIRED;
import static io.filmgate.spi.ErrorKind.UNAVAILABLE;

import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.codec.ErrorTable;
import io.filmgate.spi.exchange.HttpReply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Kling's codes mean. The code in the body decides; HTTP 429 also stands for an empty account.
 */
final class KlingErrors {
  private static final String BAD_VALUE = "1201";

  private static final ErrorTable ALWAYS =
      ErrorTable.at("code", "message")
          .ok("0")
          .on(
              CREDENTIALS_REFUSED,
              "Kling refuses the account's credentials",
              "1000",
              "1001",
              "1002")
          .on(TOKEN_EXPIRED, "Kling takes the token for one of another time", "1003", "1004")
          .on(CREDENTIALS_REFUSED, "Kling has suspended the account", "1100")
          .on(FUNDS_EXHAUSTED, "The account at Kling has nothing left to spend", "1101", "1102")
          .on(NOT_ENTITLED, "The account at Kling has not bought this model", "1103")
          .on(UNAVAILABLE, "Kling does not know this kind of call", "1202")
          .on(RATE_LIMITED, "Kling asks to slow down", "1302")
          .on(CREDENTIALS_REFUSED, "Kling takes no calls from the gateway's address", "1304")
          .on(OUTCOME_UNKNOWN, "Kling failed and does not say how far it got", "5000", "5002")
          .on(UNAVAILABLE, "Kling is closed for maintenance", "5001");

  private static final ErrorTable CREATE =
      ALWAYS
          .onMessage(MODEL_UNAVAILABLE, "Kling has withdrawn this model", "*discontinued*")
          .on(INVALID_REQUEST, "Kling refuses a field or value of the request", "1200", BAD_VALUE)
          .on(MODEL_UNAVAILABLE, "Kling does not have this model", "1203")
          .on(INPUT_REJECTED, "Kling's rules forbid this prompt or picture", "1300")
          .on(INPUT_REJECTED, "Kling's content check refused the prompt or picture", "1301")
          .on(CONCURRENCY_FULL, "The account's slots at Kling are taken", "1303");

  private static final ErrorTable TASK =
      ErrorTable.at("code", "message")
          .onMessage(
              OUTPUT_REJECTED,
              "The finished video was refused by the vendor's content check. Another seed or prompt"
                  + " may pass.",
              "*risk control*");

  /** Fields that Kling's messages name, with what a tenant calls them. */
  private static final List<String> NAMED_FIELDS =
      List.of(
          "negative_prompt",
          "multi_prompt",
          "prompt",
          "image_tail",
          "image",
          "static_mask",
          "dynamic_masks",
          "camera_control",
          "cfg_scale",
          "duration",
          "aspect_ratio",
          "voice_list",
          "element_list",
          "shot_type",
          "mode",
          "sound");

  private static final List<String> TOP_LEVEL = List.of("prompt", "image", "duration");

  private KlingErrors() {}

  /**
   * Reads the answer to a create.
   *
   * @throws ProviderException naming the field that Kling's message names, if it names one
   */
  static JsonView checkCreate(HttpReply reply) {
    if (reply.status() == 404 && !reply.json().has("code")) {
      throw new ProviderException(UNAVAILABLE, "Kling's interface is not at the channel's address")
          .vendor("HTTP 404", "");
    }
    try {
      return CREATE.check(reply);
    } catch (ProviderException failure) {
      Optional<String> field = failure.vendorMessage().flatMap(KlingErrors::namedField);
      throw failure.kind() == INVALID_REQUEST && field.isPresent()
          ? failure.about(field.get())
          : failure;
    }
  }

  /**
   * Reads the answer to a look-up. Of all refusals only "not found" says something of the task;
   * what else is wrong is wrong with the question.
   */
  static JsonView checkQuery(HttpReply reply) {
    if (isNotFound(reply)) {
      throw notFound(BAD_VALUE, reply.json().text("message").orElse(""));
    }
    return ALWAYS.check(reply);
  }

  static ProviderException notFound(String code, String message) {
    ProviderException failure =
        new ProviderException(JOB_NOT_FOUND, "Kling no longer knows this job");
    return code.isEmpty() ? failure : failure.vendor(code, message);
  }

  /** Whether a create was refused because its {@code external_task_id} was used before. */
  static boolean isDuplicate(HttpReply reply) {
    return isBadValue(reply) && messageOf(reply).contains("already exists");
  }

  /** Whether a look-up was understood, and there is no such task. */
  static boolean isNotFound(HttpReply reply) {
    return reply.status() == 400
        && isBadValue(reply)
        && messageOf(reply).startsWith("task not found");
  }

  /** What became of a task that Kling calls failed; it gives words and no code. */
  static JobStatus.Failed failed(String message) {
    return TASK.failed("", message);
  }

  private static boolean isBadValue(HttpReply reply) {
    return reply.json().scalar("code").equals(Optional.of(BAD_VALUE));
  }

  private static String messageOf(HttpReply reply) {
    return reply.json().text("message").orElse("").strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> namedField(String message) {
    return NAMED_FIELDS.stream()
        .filter(field -> Pattern.compile("\\b" + field + "\\b").matcher(message).find())
        .findFirst()
        .map(field -> TOP_LEVEL.contains(field) ? field : "metadata." + field);
  }
}
