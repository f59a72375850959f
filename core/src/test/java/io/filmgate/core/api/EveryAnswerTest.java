package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.contract.Contract;
import io.filmgate.contract.Declared;
import io.filmgate.core.api.Provocations.Provocation;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code openapi.yaml} describes nothing that is never answered: each operation, status and code in
 * it has a test here that gets it from the port. The reverse, every answer of every test of the API
 * is held against the document where it arrives.
 */
class EveryAnswerTest {
  private final Map<String, Provocation> provocations = provocations();

  private static Map<String, Provocation> provocations() {
    Provocations provocations = new Provocations();
    KeyProvocations.addTo(provocations);
    CreateProvocations.addTo(provocations);
    ReadProvocations.addTo(provocations);
    ContentProvocations.addTo(provocations);
    CallbackProvocations.addTo(provocations);
    return provocations.byAnswer();
  }

  @TestFactory
  Stream<DynamicTest> is_answered() {
    return Contract.shipped().declared().stream()
        .map(declared -> DynamicTest.dynamicTest(declared.toString(), () -> provoke(declared)));
  }

  private void provoke(Declared declared) throws Exception {
    Provocation provocation = provocations.get(declared.toString());
    assertThat(provocation).as("nothing provokes " + declared).isNotNull();
    ApiHarness api = new ApiHarness().start();
    try {
      assertThat(provocation.by(api)).contains(declared);
    } catch (IOException nothingCame) {
      throw new AssertionError(declared + " is not answered", nothingCame);
    } finally {
      api.close();
    }
  }

  @Test
  void nothing_is_provoked_that_is_not_described() {
    TreeSet<String> described = new TreeSet<>();
    Contract.shipped().declared().forEach(declared -> described.add(declared.toString()));

    assertThat(described).containsAll(provocations.keySet());
  }
}
