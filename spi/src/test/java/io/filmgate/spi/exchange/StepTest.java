package io.filmgate.spi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepTest {
  private static final URI BASE = URI.create("https://api.example.com");

  @Test
  void a_chain_sends_its_calls_in_order_and_ends_with_its_value() {
    Step<String> chain =
        Step.send(HttpCall.get(BASE, "/first"))
            .then(first -> Step.send(HttpCall.get(BASE, "/second", first.body().toString())))
            .map(second -> "done " + second.status());
    List<String> paths = new ArrayList<>();
    String result = run(chain, paths);
    assertThat(paths).containsExactly("/first", "/second/hello");
    assertThat(result).isEqualTo("done 200");
  }

  @Test
  void a_finished_step_sends_nothing() {
    List<String> paths = new ArrayList<>();
    Step<String> over = Step.done(1).map(one -> one + 1).then(two -> Step.done("x" + two));
    String result = run(over, paths);
    assertThat(result).isEqualTo("x2");
    assertThat(paths).isEmpty();
  }

  @Test
  void nothing_runs_before_the_answer_is_there() {
    List<String> ran = new ArrayList<>();
    Step<String> chain =
        Step.send(HttpCall.get(BASE, "/a"))
            .map(
                reply -> {
                  ran.add("mapped");
                  return "x";
                });
    assertThat(ran).isEmpty();
    run(chain, new ArrayList<>());
    assertThat(ran).containsExactly("mapped");
  }

  private static <T> T run(Step<T> step, List<String> paths) {
    Step<T> current = step;
    while (current instanceof Step.Send<T> send) {
      paths.add(send.call().uri().getRawPath());
      current = send.next().apply(new HttpReply(200, Map.of(), Buffer.buffer("hello")));
    }
    return ((Step.Done<T>) current).value();
  }
}
