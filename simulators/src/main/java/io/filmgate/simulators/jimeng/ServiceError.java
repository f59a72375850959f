package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The codes of the service itself, with their HTTP status and usual words. */
enum ServiceError {
  INPUT_INVALID(400, 50200, "Invalid Input Parameters"),
  KEY_UNSUPPORTED(400, 50204, "Service Not Activated"),
  MEDIA_INVALID(400, 50215, "Input invalid for this service."),
  CONTENT_RISK(400, 50218, "Resource exists risk"),
  ACCESS_DENIED(400, 50400, "Access Denied: Access Denied"),
  INPUT_IMAGE_RISK(400, 50411, "Pre Img Risk Not Pass"),
  INPUT_TEXT_RISK(400, 50412, "Text Risk Not Pass"),
  INPUT_WORDS_RISK(400, 50413, "Post Text Risk Not Pass"),
  RATE_EXCEEDED(429, 50429, "Request Has Reached API Limit, Please Try Later"),
  CONCURRENCY_EXCEEDED(429, 50430, "Request Has Reached API Concurrent Limit, Please Try Later"),
  INTERNAL_ERROR(500, 50500, "Internal Error"),
  INTERNAL_CALL_ERROR(500, 50501, "Internal RPC Error"),
  OUTPUT_IMAGE_RISK(400, 50511, "Post Img Risk Not Pass"),
  OUTPUT_TEXT_RISK(400, 50512, "Post Text Risk Not Pass"),
  INPUT_VIDEO_RISK(400, 50513, "Pre Video Risk Not Pass"),
  INPUT_AUDIO_RISK(400, 50514, "Pre Audio Risk Not Pass"),
  OUTPUT_VIDEO_RISK(400, 50516, "Post Video Risk Not Pass"),
  OUTPUT_AUDIO_RISK(400, 50517, "Post Audio Risk Not Pass"),
  INPUT_IMAGE_COPYRIGHT(400, 50518, "Pre Img Risk Not Pass: Copyright"),
  OUTPUT_IMAGE_COPYRIGHT(400, 50519, "Post Img Risk Not Pass: Copyright"),
  RISK_CHECK_ERROR(400, 50520, "Risk Internal Error"),
  WORD_CHECK_ERROR(400, 50521, "Antidirt Internal Error"),
  COPYRIGHT_CHECK_ERROR(400, 50522, "Image Copyright Internal Error");

  private final int status;
  private final int code;
  private final String message;

  ServiceError(int status, int code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  static Set<String> codes() {
    return Arrays.stream(values())
        .map(error -> Integer.toString(error.code))
        .collect(Collectors.toUnmodifiableSet());
  }

  static Optional<ServiceError> ofCode(String code) {
    return Arrays.stream(values())
        .filter(error -> Integer.toString(error.code).equals(code))
        .findFirst();
  }

  JsonObject body(JimengEnvelope envelope) {
    return envelope.failed(code, message);
  }

  Refusal refusal(JimengEnvelope envelope) {
    return refusal(envelope, message);
  }

  Refusal refusal(JimengEnvelope envelope, String text) {
    return new Refusal(Integer.toString(code), text, envelope.failure(status, code, text));
  }
}
