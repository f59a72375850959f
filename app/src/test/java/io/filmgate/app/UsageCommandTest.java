package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was used, for its tenant and for the operator. */
class UsageCommandTest {
  private static Scene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.start();
    Reply created = scene.acme.create(Vendor.KLING, "a quiet street");
    assertThat(created.status()).isEqualTo(200);
    JsonObject ended = scene.acme.ended(created.json().getString("id"));
    assertThat(ended.getString("status")).isEqualTo("completed");
  }

  @AfterAll
  static void stop() throws Exception {
    scene.close();
  }

  private static List<String> run(String... arguments) throws Exception {
    StringWriter out = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .execute(
                Stream.concat(
                        Stream.of("usage", "--config", scene.literalConfiguration().toString()),
                        Stream.of(arguments))
                    .toArray(String[]::new));
    assertThat(status).isZero();
    return out.toString().lines().toList();
  }

  @Test
  void the_operator_sees_credits_beside_what_the_vendor_charges() throws Exception {
    List<String> csv = run("--by", "tenant,model,channel", "--csv");

    assertThat(csv.get(0))
        .isEqualTo(
            "tenant,model,channel,jobs,completed,failed,cancelled,seconds,credits,vendor_cost");
    assertThat(csv.get(1)).startsWith("acme,kling-v1,").contains(",1,1,0,0,5,1,");
    assertThat(csv).hasSize(2);
    JsonObject json = new JsonObject(run("--by", "day", "--json").get(0));
    assertThat(json.getString("credits")).isEqualTo("1");
    assertThat(run().get(0)).startsWith("tenant");
    assertThat(run("--tenant", "nobody")).hasSize(1);
  }

  @Test
  void the_tenant_sees_its_own() throws Exception {
    JsonObject usage = scene.acme.get("/v1/usage").json();

    JsonObject row = usage.getJsonArray("data").getJsonObject(0);
    assertThat(row.getString("model")).isEqualTo("kling-v1");
    assertThat(row.getInteger("completed")).isEqualTo(1);
    assertThat(row.getString("credits")).isEqualTo("1");
  }
}
