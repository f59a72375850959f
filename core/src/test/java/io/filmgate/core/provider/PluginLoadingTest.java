package io.filmgate.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.provider.PluginStatus.State;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.codec.Crypto;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which jars serve, of those that the folders hold. */
class PluginLoadingTest {
  private static Vertx vertx;

  @TempDir Path folder;
  private TestProviders gateway;

  @BeforeAll
  static void start() {
    vertx = TestProviders.vertx();
  }

  @AfterAll
  static void stop() {
    TestProviders.await(vertx.close());
  }

  @BeforeEach
  void open() {
    gateway = new TestProviders(vertx, folder);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void good_jars_load_beside_files_that_are_none() throws IOException {
    jar().write(gateway.bundled, "acme.jar");
    TestJar.of("other", "2.0.0").write(gateway.operators, "other.jar");
    Files.writeString(gateway.operators.resolve("text.jar"), "no jar");
    Files.writeString(gateway.operators.resolve("notes.txt"), "nobody looks at this");
    Files.createDirectory(gateway.operators.resolve("folder.jar"));
    Files.createSymbolicLink(gateway.operators.resolve("link.jar"), folder.resolve("nowhere"));
    byte[] whole = jar().bytes();
    Files.write(gateway.operators.resolve("torn.jar"), Arrays.copyOf(whole, whole.length / 2));

    Providers providers = gateway.start();

    assertThat(providers.all()).containsOnlyKeys("acme", "other");
    assertThat(providers.statuses())
        .filteredOn(status -> status.state() == State.REFUSED)
        .extracting(PluginStatus::toString)
        .containsExactlyInAnyOrder(
            "text.jar: not a jar, or a damaged one",
            "folder.jar: cannot be read: not a file",
            "link.jar: cannot be read: not a file",
            "torn.jar: not a jar, or a damaged one");
  }

  @Test
  void folders_that_are_not_there_hold_nothing() {
    assertThat(gateway.start().statuses()).isEmpty();
  }

  @Test
  void of_two_jars_with_one_id_the_highest_version_serves() {
    TestJar.of("acme", "1.10.0").write(gateway.bundled, "new.jar");
    TestJar.of("acme", "1.9.0").write(gateway.operators, "old.jar");

    Providers providers = gateway.start();

    assertThat(providers.statuses())
        .extracting(status -> status.file().getFileName() + " " + status.state())
        .containsExactly("new.jar SERVING", "old.jar SUPERSEDED");
    assertThat(TestProviders.lines(providers)).containsExactly("superseded by 1.10.0");
    assertThat(copies()).hasSize(1);
  }

  @Test
  void of_two_equal_versions_the_operators_serves() {
    jar().write(gateway.bundled, "bundled.jar");
    jar().with("int other;").write(gateway.operators, "mine.jar");

    assertThat(gateway.start().statuses().get(0).file()).hasFileName("mine.jar");
  }

  @Test
  void where_the_highest_version_does_not_work_the_next_one_serves() {
    jar().write(gateway.bundled, "acme.jar");
    TestJar.of("acme", "2.0.0")
        .describing(describe("return null;"))
        .write(gateway.operators, "broken.jar");

    Providers providers = gateway.start();

    assertThat(providers.statuses())
        .extracting(PluginStatus::state)
        .containsExactly(State.REFUSED, State.SERVING);
    assertThat(providers.all()).containsOnlyKeys("acme");
  }

  @Test
  void a_list_of_hashes_keeps_others_out() throws IOException {
    byte[] allowed = jar().bytes();
    Files.createDirectories(gateway.operators);
    Files.write(gateway.operators.resolve("acme.jar"), allowed);
    TestJar.of("acme", "9.0.0").write(gateway.operators, "evil.jar");

    Providers providers = gateway.start(Crypto.sha256Hex(allowed).toUpperCase(Locale.ROOT));

    assertThat(TestProviders.lines(providers))
        .singleElement()
        .asString()
        .matches("not in plugins.sha256; its hash is [0-9a-f]{64}");
    assertThat(providers.statuses())
        .filteredOn(status -> status.state() == State.SERVING)
        .extracting(status -> status.file().getFileName().toString())
        .containsExactly("acme.jar");
  }

  @Test
  void a_jar_that_is_overwritten_while_it_serves_changes_nothing() throws IOException {
    Path jar =
        jar()
            .planning(plan("return new Late().plan(request);"))
            .source(
                "acme.Late",
                """
                package acme;
                import io.filmgate.spi.*;
                import java.util.*;
                class Late {
                  Plan plan(GenerationRequest request) {
                    return new Plan(request.model(), "right", new io.vertx.core.json.JsonObject(),
                        List.of(), Usage.video(5, Map.of()), List.of(),
                        new io.vertx.core.json.JsonObject(), Optional.empty());
                  }
                }
                """)
            .describing(
                describe("return ProviderDescriptor.of(\"acme\", \"Acme\");")) // plans nothing yet
            .write(gateway.operators, "acme.jar");
    Providers providers = gateway.start();

    Files.writeString(jar, "overwritten");

    PlannedRequest planned =
        TestProviders.await(
            providers.plan(
                TestProviders.channel("acme", "https://api.acme.example.com"),
                GenerationRequest.of("acme-1", "A lighthouse")));
    assertThat(planned.plan().operation()).isEqualTo("right");
    assertThat(planned.plugin()).matches("acme@1\\.0\\.0#[0-9a-f]{8}");
  }

  @Test
  void copies_are_named_by_content_and_go_with_the_gateway() {
    jar().write(gateway.operators, "acme.jar");
    Providers providers = gateway.start();
    assertThat(copies())
        .singleElement()
        .satisfies(
            copy -> assertThat(copy.getFileName().toString()).matches("[0-9a-f]{64}-1\\.jar"));

    TestProviders.await(providers.close());

    assertThat(copies()).isEmpty();
    assertThat(gateway.staging).isEmptyDirectory();
  }

  private List<Path> copies() {
    try (Stream<Path> files = Files.walk(gateway.staging)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  private static TestJar jar() {
    return TestJar.of("acme", "1.0.0");
  }

  private static String describe(String body) {
    return "@Override public ProviderDescriptor describe() {" + body + "}";
  }

  private static String plan(String body) {
    return "@Override public Plan plan(GenerationRequest request, Channel channel) {" + body + "}";
  }
}
