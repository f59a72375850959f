package io.filmgate.core.api;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent byte by byte, and what comes back; bodies have {@link HttpBodiesTest}. */
class HttpWireTest {
  private static final ApiHarness API = new ApiHarness();

  @BeforeAll
  static void start() throws Exception {
    API.start();
  }

  @AfterAll
  static void stop() throws Exception {
    API.close();
  }

  static Stream<RawCase> cases() {
    return Stream.of("wire/framing.txt", "wire/connections.txt", "wire/methods.txt")
        .flatMap(RawCase::read);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void is_answered_as_the_contract_says(RawCase given) throws Exception {
    RawCaseCheck.check(given, API.port());
  }
}
