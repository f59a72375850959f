package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls the simulator as a client of the vendor does, with a signature of its own making. */
final class JimengClient {

  static final String SUBMIT = "CVSync2AsyncSubmitTask";
  static final String POLL = "CVSync2AsyncGetResult";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final RunningSimulators running;

  JimengClient(RunningSimulators running) {
    this.running = running;
  }

  String base() {
    return running.simulators.jimengUrl();
  }

  Reply submit(JsonObject body) throws IOException {
    return call("Action=" + SUBMIT + "&Version=2022-08-31", body.encode());
  }

  Reply poll(String reqKey, String id) throws IOException {
    return poll(new JsonObject().put("req_key", reqKey).put("task_id", id));
  }

  Reply poll(JsonObject body) throws IOException {
    return call("Action=" + POLL + "&Version=2022-08-31", body.encode());
  }

  Reply call(String query, String body) throws IOException {
    return running.post(base() + "/?" + query, body, headers(query, body));
  }

  /** The id of a job made from this prompt. */
  String create(String prompt) throws IOException {
    Reply reply = submit(order(prompt));
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.text());
    }
    return reply.json().getJsonObject("data").getString("task_id");
  }

  JsonObject data(String id) throws IOException {
    return poll("jimeng_t2v_v30", id).json().getJsonObject("data");
  }

  static JsonObject order(String prompt) {
    return new JsonObject().put("req_key", "jimeng_t2v_v30").put("prompt", prompt);
  }

  /** The signing headers for a query that is already in canonical form. */
  String[] headers(String query, String body) {
    String date = DATE.format(running.clock.instant());
    String bodyHash = hash(body);
    String signed = "content-type;host;x-content-sha256;x-date";
    String canonical =
        String.join(
            "\n",
            "POST",
            "/",
            query,
            "content-type:application/json",
            "host:" + URI.create(base()).getAuthority(),
            "x-content-sha256:" + bodyHash,
            "x-date:" + date,
            "",
            signed,
            bodyHash);
    String scope = date.substring(0, 8) + "/cn-north-1/cv/request";
    byte[] key =
        RunningSimulators.KEYS.get("JIMENG_SECRET_ACCESS_KEY").getBytes(StandardCharsets.UTF_8);
    for (String part : new String[] {date.substring(0, 8), "cn-north-1", "cv", "request"}) {
      key = hmac(key, part);
    }
    String text = String.join("\n", "HMAC-SHA256", date, scope, hash(canonical));
    String authorization =
        "HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                RunningSimulators.KEYS.get("JIMENG_ACCESS_KEY_ID"),
                scope,
                signed,
                HexFormat.of().formatHex(hmac(key, text)));
    return new String[] {
      "X-Date", date, "X-Content-Sha256", bodyHash, "Authorization", authorization
    };
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
