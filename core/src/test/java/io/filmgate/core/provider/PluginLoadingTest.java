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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way in which a jar can be wrong has a line of its own, and the good ones load. */
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

  static Stream<Arguments> wrongJars() {
    return Stream.of(
        wrong("no index", jar().withoutIndex(), "annotationProcessorPaths"),
        wrong("empty index", jar().index("# nothing\n"), "no class that is a VideoProvider"),
        wrong("index of a missing class", jar().index("acme.Gone\n"), "not there: acme.Gone"),
        wrong(
            "index of another class",
            jar().index("acme.Other\n").source("acme.Other", "package acme; public class Other {}"),
            "no class that is a VideoProvider"),
        wrong("two providers", two(), "one jar holds one provider"),
        wrong(
            "shaded interface",
            jar().entry("io/filmgate/spi/VideoProvider.class", new byte[] {1}),
            "it contains the provider interface itself (io/filmgate/spi/VideoProvider.class)"),
        wrong("no id", jar().manifest("Plugin-Id", ""), "no Plugin-Id"),
        wrong("malformed id", jar().manifest("Plugin-Id", "Acme Video"), "Plugin-Id must match"),
        wrong("no version", jar().manifest("Plugin-Version", ""), "Plugin-Version must look like"),
        wrong("malformed version", jar().manifest("Plugin-Version", "new"), "must look like 1.2.3"),
        wrong("no range", jar().manifest("Plugin-Requires", ""), "Plugin-Requires is missing"),
        wrong("open range", jar().manifest("Plugin-Requires", ">=0.1.0"), "has no upper bound"),
        wrong("any version", jar().manifest("Plugin-Requires", "*"), "has no upper bound"),
        wrong("bare version", jar().manifest("Plugin-Requires", "0.1.0"), "has no upper bound"),
        wrong("malformed range", jar().manifest("Plugin-Requires", "soon"), "cannot be read"),
        wrong(
            "newer interface",
            jar().manifest("Plugin-Requires", ">=0.2.0 & <0.3.0"),
            "this gateway has 0.1.0"),
        wrong(
            "dependency", jar().manifest("Plugin-Dependencies", "kling"), "do not see each other"),
        wrong("life cycle", jar().manifest("Plugin-Class", "acme.Life"), "Plugin-Class must go"),
        wrong("other id", jar().manifest("Plugin-Id", "emca"), "describes itself as 'acme'"),
        wrong(
            "describe throws",
            jar().describing(describe("throw new IllegalStateException(\"k3y\");")),
            "describe() fails: it threw java.lang.IllegalStateException at acme.AcmeProvider"),
        wrong(
            "describe null",
            jar().describing(describe("return null;")),
            "describe() fails: it ret"),
        wrong(
            "describe loops",
            jar().describing(describe("while (true) { Thread.onSpinWait(); }")),
            "it took longer than 2000 ms"),
        wrong(
            "constructor throws",
            jar().with("public AcmeProvider() { throw new IllegalStateException(); }"),
            "constructor throws java.lang.IllegalStateException"),
        wrong(
            "constructor with parameters",
            jar().with("public AcmeProvider(String name) {}"),
            "public constructor without parameters"),
        wrong(
            "static initialiser throws",
            jar().with("static final int ONE = Integer.parseInt(\"one\");"),
            "does not link: ExceptionInInitializerError"),
        wrong(
            "sees a class that plugins do not see",
            jar().with("final org.pf4j.Plugin field = new org.pf4j.Plugin();"),
            "org/pf4j/Plugin"),
        wrong(
            "model cannot be planned",
            jar()
                .planning(
                    plan("throw new ProviderException(ErrorKind.MODEL_UNAVAILABLE, \"no\");")),
            "model acme-1, text2video cannot be planned: MODEL_UNAVAILABLE, no"),
        wrong(
            "plan for another model",
            jar()
                .planning(
                    plan(
                        "return new Plan(\"dearer\", \"x\", new JsonObject(), List.of(),"
                            + " Usage.video(5, Map.of()), List.of(), new JsonObject(),"
                            + " Optional.empty());")),
            "the plan is for another model, dearer"),
        wrong(
            "plan overflows the stack",
            jar().planning(plan("return plan(request, channel);")),
            "java.lang.StackOverflowError"),
        wrong(
            "authorize changes the body",
            jar().with(authorize("call.bytes(\"text/plain\", Buffer.buffer(\"x\"))")),
            "authorize changed the body"),
        wrong("authorize null", jar().with(authorize("null")), "authorize returned null"),
        wrong(
            "authorize sets the host",
            jar().with(authorize("call.header(\"Host\", \"other.example.com\")")),
            "which is the gateway's"),
        wrong(
            "authorize needs what it did not declare",
            jar().with(authorize("call.bearer(credentials.secret(\"other\"))")),
            "authorize fails with [api_key]: it threw java.lang.IllegalArgumentException"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongJars")
  void a_jar_that_is_wrong_becomes_a_line(String name, TestJar jar, String line) {
    jar.write(gateway.operators, "acme.jar");

    Providers providers = gateway.start();

    assertThat(providers.all()).isEmpty();
    assertThat(TestProviders.lines(providers)).singleElement().asString().contains(line);
    assertThat(providers.statuses()).extracting(PluginStatus::state).containsOnly(State.REFUSED);
    assertThat(String.join("", TestProviders.lines(providers))).doesNotContain("k3y");
    assertThat(copies()).isEmpty();
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

  private static Arguments wrong(String name, TestJar jar, String line) {
    return Arguments.of(name, jar, line);
  }

  private static TestJar jar() {
    return TestJar.of("acme", "1.0.0");
  }

  private static TestJar two() {
    return jar()
        .index("acme.AcmeProvider\nacme.Second\n")
        .source("acme.Second", "package acme; public class Second extends AcmeProvider {}");
  }

  private static String describe(String body) {
    return "@Override public ProviderDescriptor describe() {" + body + "}";
  }

  private static String plan(String body) {
    return "@Override public Plan plan(GenerationRequest request, Channel channel) {" + body + "}";
  }

  private static String authorize(String result) {
    return "@Override public HttpCall authorize(HttpCall call, Credentials credentials, Moment now)"
        + " { return "
        + result
        + "; }";
  }
}
