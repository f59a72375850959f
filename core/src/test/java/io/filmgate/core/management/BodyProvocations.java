package io.filmgate.core.management;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.filmgate.contract.Contract;
import io.filmgate.core.api.RawSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bodies that are no JSON, or too large, or of another kind, or never come. */
final class BodyProvocations {
  private static final String LARGE = "{\"id\":\"" + "a".repeat(70_000) + "\"}";

  private BodyProvocations() {}

  /** The answers to them at a path that takes a body, as they are declared. */
  static List<String> of(AdminHarness admin, String path) throws Exception {
    List<String> seen = new ArrayList<>();
    for (String body : List.of("[", "{\"x\":1}", LARGE)) {
      seen.add(AdminProvocations.declared(admin.post(path, body)));
    }
    seen.add(
        AdminProvocations.declared(
            admin.sendWith(
                "POST",
                path,
                Optional.of("{}"),
                "Authorization",
                "Bearer " + AdminHarness.token("admin"))));
    seen.addAll(withoutTheBody(admin, path));
    return seen;
  }

  /** So many announce one that there is no room for a further; then the first is too late. */
  private static List<String> withoutTheBody(AdminHarness admin, String path) throws Exception {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
            + AdminHarness.token("admin")
            + "\r\nContent-Type: application/json\r\nContent-Length: 65536\r\n\r\n";
    List<RawSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        sockets.add(new RawSocket(admin.port(), Contract.admin()).write(head));
      }
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> {
            while (admin.wire.capacity().bodyBytes() < 16 * 65536) {
              Thread.onSpinWait();
            }
          });
      try (RawSocket further = new RawSocket(admin.port(), Contract.admin())) {
        return List.of(
            AdminProvocations.declared(head, further.write(head).readAnswer()),
            AdminProvocations.declared(head, sockets.get(0).readAnswer()));
      }
    } finally {
      for (RawSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
