package io.filmgate.core.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.contract.Contract;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code openapi-admin.yaml} describes nothing that is never answered: each of its answers is got
 * from the port here. The reverse, every answer of every test is held against it as it arrives.
 */
class EveryAnswerTest {
  private static Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    Contract.admin().declared().forEach(declared -> operations.add(declared.operation()));
    return operations;
  }

  private static Set<String> described(String operation) {
    Set<String> described = new TreeSet<>();
    Contract.admin().declared().stream()
        .filter(declared -> declared.operation().equals(operation))
        .forEach(declared -> described.add(declared.toString()));
    return described;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void is_answered_in_every_way_that_is_described(String operation) throws Exception {
    assertThat(AdminProvocations.of(operation))
        .containsExactlyInAnyOrderElementsOf(described(operation));
  }

  @Test
  void there_is_more_than_one_operation() {
    assertThat(operations()).hasSizeGreaterThan(15);
  }
}
