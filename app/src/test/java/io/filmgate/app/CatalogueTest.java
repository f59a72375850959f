package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.filmgate.core.tenant.KeySecret;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Bad and odd requests, from {@code catalogue/*.yaml}, against one gateway with the real plugins.
 * Afterwards: nothing has reached a vendor, been written or been kept, but for the cases that are
 * accepted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CatalogueTest {
  private static final List<String> FILES =
      List.of("bodies", "fields", "metadata", "addresses", "images", "vendors", "headers", "paths");
  private static final int BUFFERED_BYTES = 32 << 20;

  /** The process opens files for other reasons, too: class loading, the store, the vendors. */
  private static final long OTHER_FILES = 40;

  private final Map<String, String> known = new HashMap<>();
  private final CatalogueText text = new CatalogueText(known);
  private final Map<Vendor, Integer> accepted = new EnumMap<>(Vendor.class);
  private final List<String> created = new ArrayList<>();
  private final QuietLog log = QuietLog.listen();
  private Scene scene;
  private RawClient client;
  private long openFiles;

  @BeforeAll
  void start() throws Exception {
    scene = Scene.prepare(Resources.text("catalogue/gateway.yaml"));
    for (String key : List.of("web", "narrow", "expired", "elsewhere", "budget", "foreign")) {
      KeySecret secret = KeySecret.make(new SecureRandom());
      known.put("key " + key, secret.reveal());
      scene.environment.put(key.toUpperCase(Locale.ROOT) + "_SHA256", secret.sha256());
    }
    scene.startGateway();
    client = new RawClient(scene.url);
    known.put("key mistyped", mistyped(known.get("key web")));
    known.put("key unknown", KeySecret.make(new SecureRandom()).reveal());
    known.put("job own", scene.acme.create(Vendor.KLING, "[[stuck]]").json().getString("id"));
    known.put("job foreign", scene.other.create(Vendor.KLING, "a mill").json().getString("id"));
    created.addAll(List.of(known.get("job own"), known.get("job foreign")));
    for (Vendor vendor : Vendor.values()) {
      accepted.put(vendor, scene.vendors.accepted(vendor).size());
    }
    openFiles = openFiles();
  }

  @AfterAll
  void stop() throws Exception {
    log.close();
    scene.close();
  }

  static Stream<CatalogueCase> cases() {
    List<CatalogueCase> cases = new ArrayList<>();
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    for (String file : FILES) {
      List<Map<String, Object>> written = yaml.load(Resources.text("catalogue/" + file + ".yaml"));
      written.forEach(entry -> cases.addAll(CatalogueCase.read(file, entry)));
    }
    return cases.stream();
  }

  @Test
  @Order(0)
  void it_has_at_least_250_cases_with_names_of_their_own() {
    assertThat(cases().map(CatalogueCase::toString))
        .hasSizeGreaterThan(250)
        .doesNotHaveDuplicates();
  }

  @Order(1)
  @ParameterizedTest
  @MethodSource("cases")
  void is_answered_as_written(CatalogueCase given) throws Exception {
    byte[] body = given.hasBody() ? given.body(text) : new byte[0];
    RawClient.Answer answer = client.send(text.text(given.request()), headers(given), body);

    CatalogueCheck.check(given, text, answer);
    if (given.isAccepted()) {
      created.add(answer.json().getString("id"));
      checkVendor(given);
    }
  }

  private List<String> headers(CatalogueCase given) {
    List<String> lines = new ArrayList<>();
    given.headers().stream()
        .filter(line -> !line.startsWith("-"))
        .map(text::text)
        .forEach(lines::add);
    for (String usual :
        given.hasBody()
            ? List.of("Authorization: Bearer ${key web}", "Content-Type: application/json")
            : List.of("Authorization: Bearer ${key web}")) {
      String name = usual.substring(0, usual.indexOf(':'));
      boolean isReplaced =
          given.headers().stream()
              .anyMatch(
                  line ->
                      line.equalsIgnoreCase("-" + name)
                          || line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
      if (!isReplaced) {
        lines.add(text.text(usual));
      }
    }
    return lines;
  }

  private void checkVendor(CatalogueCase given) throws Exception {
    Vendor vendor = given.vendor();
    int before = accepted.get(vendor);
    List<JsonObject> now =
        Eventually.get(() -> scene.vendors.accepted(vendor), found -> found.size() > before);
    accepted.put(vendor, now.size());
    assertThat(now).hasSize(before + 1);
    JsonObject sent = now.get(before).getJsonObject("body");
    assertThat(sent.getString("callback_url", scene.url + "/callbacks/"))
        .as("called back is the gateway and nobody else")
        .startsWith(scene.url + "/callbacks/");
    JsonObject expected = new JsonObject(text.text(given.entry("sent").orElse("{}")));
    for (String name : expected.fieldNames()) {
      assertThat(sent.getValue(name)).as("sent " + name).isEqualTo(expected.getValue(name));
    }
  }

  @Test
  @Order(2)
  void nothing_else_has_reached_a_vendor() throws Exception {
    for (Vendor vendor : Vendor.values()) {
      assertThat(scene.vendors.refused(vendor)).as("refused by " + vendor).isEmpty();
      assertThat(scene.vendors.accepted(vendor)).hasSize(accepted.get(vendor));
    }
  }

  @Test
  @Order(3)
  void nothing_else_was_written() throws Exception {
    try (Connection store =
            DriverManager.getConnection("jdbc:sqlite:" + scene.home.resolve("data/filmgate.db"));
        Statement statement = store.createStatement()) {
      List<String> jobs = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("select id from job")) {
        while (rows.next()) {
          jobs.add(rows.getString(1));
        }
      }
      assertThat(jobs).containsExactlyInAnyOrderElementsOf(created);
    }
  }

  @Test
  @Order(4)
  void all_room_for_bodies_has_come_back() throws Exception {
    byte[] body = "x".repeat(BUFFERED_BYTES).getBytes(StandardCharsets.US_ASCII);
    List<String> headers =
        List.of("Authorization: Bearer " + known.get("key web"), "Content-Type: application/json");

    RawClient.Answer answer = client.send(CatalogueCase.CREATE, headers, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().getString("code")).isEqualTo("invalid_json");
  }

  @Test
  @Order(5)
  void no_connection_was_kept() throws Exception {
    assertThat(Eventually.get(CatalogueTest::openFiles, now -> now < openFiles + OTHER_FILES))
        .isPositive();
  }

  @Test
  @Order(6)
  void nothing_of_it_was_worth_an_error_in_the_log() {
    log.assertNothingLoud();
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getOpenFileDescriptorCount()
        : 1;
  }

  private static String mistyped(String secret) {
    char last = secret.charAt(secret.length() - 1);
    return secret.substring(0, secret.length() - 1) + (last == 'A' ? 'B' : 'A');
  }
}
