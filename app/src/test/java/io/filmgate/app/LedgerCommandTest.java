package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger, proven and corrected from the command line while the gateway runs. */
class LedgerCommandTest {
  private static final String LIMITS =
      "tenants: { acme: { keys: { web: { limits: { budgets: [{ credits: 1, per: month }] } } } } }";

  private static Scene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.start(LIMITS);
  }

  @AfterAll
  static void stop() throws Exception {
    scene.close();
  }

  private static Typed run(String... arguments) throws Exception {
    return run(scene, arguments);
  }

  private static Typed run(Scene scene, String... arguments) throws Exception {
    return Typed.run(
        Stream.concat(
                Stream.of(arguments),
                Stream.of("--config", scene.literalConfiguration().toString()))
            .toArray(String[]::new));
  }

  private static Typed adjust(String whose, String... more) throws Exception {
    return run(
        Stream.concat(Stream.of("ledger", "adjust", whose), Stream.of(more))
            .toArray(String[]::new));
  }

  private static JsonObject usage() throws Exception {
    return scene.acme.get("/v1/usage").json();
  }

  @Test
  void what_is_given_back_can_be_used_at_once_and_every_report_says_so() throws Exception {
    String id = scene.acme.create(Vendor.KLING, "a lighthouse").json().getString("id");
    scene.acme.ended(id);
    assertThat(scene.acme.create(Vendor.KLING, "a second").status()).isEqualTo(403);

    Typed given =
        adjust("acme/web", "--credits", "2", "--reason", "the first one was blurred", "--json");
    assertThat(given.err()).isEmpty();
    JsonObject correction = new JsonObject(given.out());
    assertThat(correction.getString("id")).startsWith("correction_");
    assertThat(correction.getString("key")).isEqualTo("web");
    assertThat(correction.getString("amount")).isEqualTo("2");

    assertThat(usage().getJsonArray("budgets").getJsonObject(0).getString("used")).isEqualTo("-1");
    assertThat(scene.acme.create(Vendor.KLING, "a second").status()).isEqualTo(200);
    Reply third = scene.acme.create(Vendor.KLING, "a third");
    assertThat(third.status()).as(third.text()).isEqualTo(200);
    assertThat(scene.acme.create(Vendor.KLING, "a fourth").status()).isEqualTo(403);

    assertThat(adjust("acme", "--seconds", "-2.5", "--reason", "a call").out())
        .contains(": acme loses 2.5 seconds, in the windows of 20");
    JsonArray rows = usage().getJsonArray("data");
    assertThat(rows)
        .extracting(row -> (JsonObject) row)
        .filteredOn(row -> row.getString("model").equals("(correction)"))
        .extracting(row -> row.getString("key"), row -> row.getString("credits"))
        .containsExactlyInAnyOrder(tuple(null, "0"), tuple("web", "-2"));
    List<String> csv = run("usage", "--csv").out().lines().toList();
    assertThat(csv).contains("acme,(correction),0,0,0,0,2.5,'-2,");

    Typed verified = run("ledger", "verify");
    assertThat(verified.out()).matches("ledger=balanced entries=[0-9]+ budgets=1 jobs=3");
    assertThat(verified.status()).isZero();
  }

  @Test
  void an_earlier_window_can_be_corrected_by_its_day() throws Exception {
    Typed given =
        adjust("other", "--jobs", "3", "--reason", "gift", "--at", "2026-01-31", "--json");

    assertThat(new JsonObject(given.out()).getString("at")).isEqualTo("2026-01-31T00:00:00Z");
    assertThat(run("usage", "--tenant", "other", "--from", "2026-01-31", "--to", "2026-01-31"))
        .extracting(outcome -> outcome.out().lines().toList().get(1).replaceAll(" +", " "))
        .isEqualTo("other (correction) -3 0 0 0 0 0");
  }

  @Test
  void whatever_does_not_add_up_is_told_line_by_line() throws Exception {
    try (Scene damaged = Scene.start(LIMITS)) {
      damaged.acme.create(Vendor.KLING, "a lighthouse");
      damaged.stopGateway();
      String url = "jdbc:sqlite:" + damaged.home.resolve("data/filmgate.db");
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.executeUpdate("update budget set used_micros = used_micros + 7");
      }

      Typed told = run(damaged, "ledger", "verify");
      assertThat(told.status()).isEqualTo(1);
      assertThat(told.out().lines())
          .hasSize(2)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("budget k:acme/web/month/")
                      .contains("0.000007 credits, should be 0 jobs, 0 seconds, 0 credits"))
          .last()
          .asString()
          .isEqualTo("ledger=unbalanced entries=1 budgets=1 jobs=1");
      JsonObject json = new JsonObject(run(damaged, "ledger", "verify", "--json").out());
      assertThat(json.getString("ledger")).isEqualTo("unbalanced");
      assertThat(json.getJsonArray("differences").getJsonObject(0).getString("what"))
          .startsWith("budget k:acme/web/month/");
    }
  }
}
