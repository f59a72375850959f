package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.contract.Contract;
import io.filmgate.contract.ContractCheck;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code /admin/v1} of a gateway that serves, beside the commands that work on the same store. */
class AdminTest {
  private static Scene scene;
  private static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.start();
    client = HttpClient.newHttpClient();
    scene.acme.ended(scene.acme.create(Vendor.KLING, "a quiet street").json().getString("id"));
  }

  @AfterAll
  static void stop() throws Exception {
    scene.close();
  }

  private static List<String> run(String line) throws IOException {
    StringWriter out = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .execute(
                Stream.concat(
                        Stream.of(line.split(" ", -1)),
                        Stream.of("--config", scene.literalConfiguration().toString()))
                    .toArray(String[]::new));
    assertThat(status).isZero();
    return out.toString().lines().toList();
  }

  private static HttpResponse<String> send(String method, String path, Optional<String> body)
      throws Exception {
    String token = run("token --role admin --subject ann").get(0);
    HttpRequest request =
        HttpRequest.newBuilder(scene.management().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody))
            .build();
    return ContractCheck.checked(Contract.admin(), client.send(request, BodyHandlers.ofString()));
  }

  private static List<JsonObject> data(String path) throws Exception {
    return new JsonObject(send("GET", path, Optional.empty()).body())
        .getJsonArray("data").stream().map(JsonObject.class::cast).toList();
  }

  private static List<JsonObject> printed(String command) throws Exception {
    return run(command).stream().map(JsonObject::new).toList();
  }

  @Test
  void it_tells_what_the_commands_print() throws Exception {
    assertThat(data("/admin/v1/tenants")).isEqualTo(printed("tenants list --json"));
    assertThat(data("/admin/v1/keys?tenant=other"))
        .isEqualTo(printed("keys list --tenant other --json"))
        .isNotEmpty();
    assertThat(data("/admin/v1/jobs?state=succeeded"))
        .isEqualTo(printed("jobs list --state succeeded --json"))
        .isNotEmpty();
    assertThat(data("/admin/v1/usage?by=day,tenant,key,model,channel"))
        .isEqualTo(printed("usage --by day,tenant,key,model,channel --json"))
        .isNotEmpty();
  }

  @Test
  void a_key_opens_the_api_at_once_and_no_longer_than_it_lives() throws Exception {
    HttpResponse<String> made =
        send("POST", "/admin/v1/keys", Optional.of("{\"tenant\":\"acme\",\"id\":\"quick\"}"));
    Client quick = Client.of(scene.url, new JsonObject(made.body()).getString("secret"));
    assertThat(quick.get("/v1/models").status()).isEqualTo(200);

    send("POST", "/admin/v1/keys/acme/quick/disable", Optional.empty());
    assertThat(quick.get("/v1/models").status()).isEqualTo(401);
    send("POST", "/admin/v1/keys/acme/quick/enable", Optional.empty());
    assertThat(quick.get("/v1/models").status()).isEqualTo(200);

    assertThat(send("DELETE", "/admin/v1/keys/acme/quick", Optional.empty()).statusCode())
        .isEqualTo(204);
    assertThat(quick.get("/v1/models").status()).isEqualTo(401);
    assertThat(data("/admin/v1/audit?subject=acme/quick"))
        .extracting(entry -> entry.getString("operator") + " " + entry.getString("action"))
        .containsExactly("ann key.delete", "ann key.enable", "ann key.disable", "ann key.create");
  }
}
