package io.filmgate.simulators.kling;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls the simulator as a client of the vendor does. */
final class KlingClient {

  static final String API_KEY = "Bearer " + RunningSimulators.KEYS.get("KLING_API_KEY");
  static final String TEXT = "/v1/videos/text2video";
  static final String IMAGE = "/v1/videos/image2video";

  private final RunningSimulators running;

  KlingClient(RunningSimulators running) {
    this.running = running;
  }

  Reply post(String path, JsonObject body) throws IOException {
    return running.post(base() + path, body.encode(), "Authorization", API_KEY);
  }

  Reply get(String path) throws IOException {
    return running.get(base() + path, "Authorization", API_KEY);
  }

  String base() {
    return running.simulators.klingUrl();
  }

  /** The id of a job made from this prompt. */
  String create(String prompt) throws IOException {
    Reply reply = post(TEXT, order(prompt));
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.text());
    }
    return reply.json().getJsonObject("data").getString("task_id");
  }

  JsonObject data(String path) throws IOException {
    return get(path).json().getJsonObject("data");
  }

  String status(String id) throws IOException {
    return data(TEXT + "/" + id).getString("task_status");
  }

  /** The address of the video of a finished job. */
  static String url(JsonObject data) {
    return data.getJsonObject("task_result")
        .getJsonArray("videos")
        .getJsonObject(0)
        .getString("url");
  }

  static JsonObject order(String prompt) {
    return new JsonObject().put("model_name", "kling-v1").put("prompt", prompt);
  }

  static String jwt(String accessKey, String secret, Instant notBefore, Instant expires) {
    String claims =
        "{\"iss\":\"%s\",\"exp\":%d,\"nbf\":%d}"
            .formatted(accessKey, expires.getEpochSecond(), notBefore.getEpochSecond());
    return jwt("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims, secret);
  }

  static String jwt(String header, String claims, String secret) {
    try {
      Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
      String head =
          encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8))
              + "."
              + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(head.getBytes(StandardCharsets.UTF_8));
      return head + "." + encoder.encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
