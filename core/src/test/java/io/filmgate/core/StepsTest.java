package io.filmgate.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
  private final Steps steps = new Steps();
  private final List<String> undone = new ArrayList<>();

  @Test
  void what_was_done_is_undone_in_reverse_and_once() {
    steps.run("one", () -> steps.undo(() -> undone.add("one")));
    steps.run("two", () -> steps.undo(() -> undone.add("two")));
    steps.undoAll();
    steps.undoAll();
    assertThat(undone).containsExactly("two", "one");
  }

  @Test
  void what_cannot_be_undone_does_not_keep_the_rest_from_it() {
    steps.undo(() -> undone.add("one"));
    steps.undo(
        () -> {
          throw new IllegalStateException("as told");
        });
    steps.undoAll();
    assertThat(undone).containsExactly("one");
  }

  @Test
  void a_step_that_fails_says_why() {
    assertThatThrownBy(() -> steps.await(Future.failedFuture(new IOException("the disk is full"))))
        .isInstanceOf(GatewayException.class)
        .hasMessage("the disk is full");
    assertThatThrownBy(() -> steps.await(Future.failedFuture(new IllegalStateException("known"))))
        .isInstanceOf(IllegalStateException.class);
  }
}
