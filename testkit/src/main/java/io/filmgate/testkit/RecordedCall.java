package io.filmgate.testkit;

import java.util.Map;

/**
 * A call as it must be sent.
 *
 * @param method in capitals
 * @param target a path below {@code base_url}, or an absolute address
 * @param headers those that are compared
 * @param body JSON or any other text; empty for none
 */
public record RecordedCall(String method, String target, Map<String, String> headers, String body) {
  public RecordedCall {
    headers = Map.copyOf(headers);
  }
}
