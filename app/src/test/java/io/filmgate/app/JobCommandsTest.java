package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.app.demo.FreePort;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Jobs in doubt, found, understood and decided about from the command line. */
class JobCommandsTest {
  private static Scene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.start();
  }

  @AfterAll
  static void stop() throws Exception {
    scene.close();
  }

  /** Reads the store. */
  private static Typed read(String line) throws Exception {
    return Typed.on(scene, line);
  }

  /** Asks the node. */
  private static Typed ask(String... arguments) throws Exception {
    return Typed.run(
        Stream.concat(
                Stream.of(arguments),
                Stream.of(
                    "--node",
                    scene.management().toString(),
                    "--config",
                    scene.literalConfiguration().toString()))
            .toArray(String[]::new));
  }

  /** A job of Jimeng's, which cannot be asked for one whose id was lost. */
  private static String doubtful() throws Exception {
    Reply lost = scene.acme.create(Vendor.JIMENG, "a lighthouse [[drop_after_accept]]");
    assertThat(lost.status()).as(lost.text()).isEqualTo(504);
    return new JsonObject(read("jobs list --in-doubt --limit 1 --json").out()).getString("id");
  }

  private static String show(String id) throws Exception {
    return read("jobs show " + id + " --json").out();
  }

  @Test
  void what_an_operator_finds_at_the_vendor_runs_on() throws Exception {
    String id = doubtful();

    assertThat(read("jobs list --in-doubt").out()).contains(id, "jimeng-main", "since 20");
    Typed shown = read("jobs show " + id);
    assertThat(shown.out())
        .contains(id + "-1", "waits for an operator", "reserve")
        .doesNotContain("lighthouse");
    assertThat(ask("jobs", "poll", id))
        .satisfies(
            refused -> {
              assertThat(refused.status()).isEqualTo(1);
              assertThat(refused.err()).startsWith("filmgate: jimeng cannot be asked for a job");
            });
    assertThat(ask("jobs", "hold", id, "--reason", "ticket 17").out())
        .contains("(in_doubt): is kept");
    assertThat(read("jobs show " + id).out()).contains("kept by", "ticket 17");

    String vendorJob = vendorJob();
    Typed wrong = ask("jobs", "resolve", id, "--found", "404", "--reason", "guessed");
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.err()).isEqualTo("filmgate: the vendor has no job 404");
    Typed found =
        ask("jobs", "resolve", id, "--found", vendorJob, "--reason", "in the console", "--json");
    assertThat(found.err()).isEmpty();
    assertThat(new JsonObject(found.out()).getString("vendor_job")).isEqualTo(vendorJob);
    assertThat(scene.acme.ended(id).getString("status")).isEqualTo("completed");
    assertThat(read("ledger verify").status()).isZero();

    Typed late = ask("jobs", "resolve", id, "--release", "--reason", "too late");
    assertThat(late.status()).isEqualTo(1);
    assertThat(late.err())
        .isEqualTo(
            "filmgate: job " + id + " is succeeded; only a job in doubt can be decided about");
  }

  private static String vendorJob() throws Exception {
    List<JsonObject> accepted = scene.vendors.accepted(Vendor.JIMENG);
    return accepted.get(accepted.size() - 1).getString("id");
  }

  @Test
  void what_is_released_costs_nothing_and_what_is_charged_everything() throws Exception {
    String released = doubtful();
    assertThat(ask("jobs", "resolve", released, "--release", "--reason", "not there").out())
        .startsWith("job " + released + " (failed): released; next: ");
    String charged = doubtful();
    ask("jobs", "resolve", charged, "--charge", "--reason", "they have the video");

    assertThat(scene.acme.job(released).getString("status")).isEqualTo("failed");
    assertThat(used(released)).isEqualTo("0");
    assertThat(used(charged)).isEqualTo("1");
    assertThat(read("ledger verify").status()).isZero();
    assertThat(read("jobs list --state failed --tenant acme").out().lines().skip(1)).hasSize(2);
  }

  private static String used(String id) throws Exception {
    return new JsonObject(show(id))
        .getJsonArray("entries").stream()
            .map(JsonObject.class::cast)
            .filter(entry -> entry.getString("kind").equals("close"))
            .map(entry -> entry.getJsonObject("used").getString("credits"))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void what_the_vendor_finishes_after_a_release_is_seen_as_the_operators_loss() throws Exception {
    Reply lost =
        scene.acme.create(Vendor.KLING, "a lighthouse [[drop_after_accept]] [[late_register:4]]");
    assertThat(lost.status()).as(lost.text()).isEqualTo(504);
    String id =
        new JsonObject(read("jobs list --in-doubt --channel kling-main --json").out())
            .getString("id");
    assertThat(ask("jobs", "resolve", id, "--release", "--reason", "not there").out())
        .contains("(failed): released; next: its vendor is asked for it");
    JsonObject told = scene.acme.job(id);

    Eventually.get(() -> read("jobs show " + id).out(), shown -> shown.contains("succeeded"));

    JsonObject after = new JsonObject(show(id));
    assertThat(after.getJsonObject("aftermath").getString("vendor_job")).isEqualTo(klingJob());
    assertThat(after.getJsonArray("entries").getJsonObject(2).getJsonObject("absorbed"))
        .isEqualTo(new JsonObject("{\"jobs\":\"1\",\"seconds\":\"5\",\"credits\":\"1\"}"));
    assertThat(scene.acme.job(id)).isEqualTo(told);
    assertThat(used(id)).isEqualTo("0");
    assertThat(read("ledger verify").status()).isZero();
    assertThat(
            Client.ofVendor(scene.management())
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("filmgate_jobs_absorbed_total")))
        .containsExactly("filmgate_jobs_absorbed_total 1.0");
  }

  private static String klingJob() throws Exception {
    return scene.vendors.accepted(Vendor.KLING).get(0).getString("id");
  }

  @Test
  void a_node_that_is_not_there_is_told_in_one_line_with_its_own_status() throws Exception {
    String nowhere = "http://127.0.0.1:" + FreePort.find();

    Typed away =
        Typed.run(
            "jobs", "poll", "video_01KB1V3Z7Q4T8M2N5P6R9S0XYA", "--node", nowhere, "--token", "x");

    assertThat(away.status()).isEqualTo(3);
    assertThat(away.err().lines()).hasSize(1);
    assertThat(away.err()).startsWith("filmgate: no node answers at " + nowhere);
  }

  @Test
  void a_token_that_is_not_taken_is_told_with_what_to_do() throws Exception {
    Typed refused = ask("jobs", "cancel", "video_01KB1V3Z7Q4T8M2N5P6R9S0XYA", "--token", "a.b.c");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("does not take the token", "or give --token");
  }

  @Test
  void what_answers_may_be_something_else() throws Exception {
    Typed other =
        Typed.run(
            "jobs",
            "cancel",
            "video_01KB1V3Z7Q4T8M2N5P6R9S0XYA",
            "--node",
            scene.vendors.url(Vendor.KLING).toString(),
            "--token",
            "x");

    assertThat(other.status()).isEqualTo(1);
    assertThat(other.err().lines()).hasSize(1);
  }
}
