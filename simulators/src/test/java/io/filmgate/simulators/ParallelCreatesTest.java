package io.filmgate.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelCreatesTest {

  private static final int CREATES = 300;

  private final RunningSimulators running = new RunningSimulators();
  private final String base = running.simulators.klingUrl();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void exactly_as_many_as_the_limit_are_accepted() throws IOException {
    running.settings(base, "concurrency", 20);
    List<Integer> statuses = createAll(number -> "id-" + number);
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(20);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(CREATES - 20);
    Set<String> ids = new HashSet<>();
    running.accepted(base).forEach(task -> ids.add(((JsonObject) task).getString("id")));
    assertThat(ids).hasSize(20);
    assertThat(running.refused(base)).hasSize(CREATES - 20);
  }

  @Test
  void one_of_many_with_the_same_external_id_is_accepted() throws IOException {
    running.settings(base, "concurrency", CREATES);
    assertThat(createAll(number -> "same")).filteredOn(status -> status == 200).hasSize(1);
    assertThat(running.accepted(base)).hasSize(1);
  }

  private List<Integer> createAll(IntFunction<String> externalId) {
    List<CompletableFuture<HttpResponse<Void>>> answers =
        IntStream.range(0, CREATES)
            .mapToObj(
                number ->
                    client.sendAsync(create(externalId.apply(number)), BodyHandlers.discarding()))
            .toList();
    return answers.stream().map(answer -> answer.join().statusCode()).toList();
  }

  private HttpRequest create(String externalId) {
    JsonObject order = new JsonObject().put("prompt", "a cat").put("external_task_id", externalId);
    return RunningSimulators.request(base + "/v1/videos/text2video")
        .header("Authorization", "Bearer " + RunningSimulators.KEYS.get("KLING_API_KEY"))
        .POST(BodyPublishers.ofString(order.encode()))
        .build();
  }
}
