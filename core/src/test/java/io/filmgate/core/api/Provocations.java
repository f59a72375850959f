package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.contract.Contract;
import io.filmgate.contract.ContractCheck;
import io.filmgate.contract.Declared;
import io.filmgate.contract.RawAnswers;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** For answers of {@code openapi.yaml}, what a test does to get them. */
final class Provocations {
  static final String JOBS = "/v1/video/generations";
  static final String JOB = JOBS + "/" + ApiHarness.JOB_ID;
  static final String BODY = "{\"model\":\"kling-v1\",\"prompt\":\"a\"}";

  private final Map<String, Provocation> byAnswer = new TreeMap<>();

  /** Sends one request to a port that is as it was set up; tells which answer came. */
  interface Provocation {
    Optional<Declared> by(ApiHarness api) throws Exception;
  }

  /** What a provocation changes behind the port before it sends. */
  interface Setting {
    void of(ApiHarness api) throws Exception;
  }

  /** Adds a way to an answer, which is named as {@link Declared#toString()} does. */
  Provocations add(String answer, Provocation provocation) {
    assertThat(byAnswer.put(answer, provocation)).as(answer).isNull();
    return this;
  }

  /** Adds a GET or HEAD with a good key; the answer's name begins with the method. */
  Provocations read(String answer, String path, Setting setting, String... headers) {
    String method = answer.substring(0, answer.indexOf(' '));
    return add(
        answer,
        api -> {
          setting.of(api);
          return send(api, method, path, headers);
        });
  }

  /** Sends a request without a body and with a good key. */
  static Optional<Declared> send(ApiHarness api, String method, String path, String... more)
      throws Exception {
    String[] headers = new String[more.length + 2];
    headers[0] = "Authorization";
    headers[1] = "Bearer " + ApiHarness.KEY;
    System.arraycopy(more, 0, headers, 2, more.length);
    return ContractCheck.declared(api.send(method, path, null, headers));
  }

  /** Writes bytes, of which the connection ends. */
  static Optional<Declared> write(int port, String bytes) throws Exception {
    try (RawSocket socket = new RawSocket(port)) {
      return RawAnswers.declared(Contract.shipped(), bytes, socket.write(bytes).readAnswer());
    }
  }

  Map<String, Provocation> byAnswer() {
    return byAnswer;
  }
}
