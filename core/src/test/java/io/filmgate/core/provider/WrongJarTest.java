package io.filmgate.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.provider.PluginStatus.State;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way in which a jar can be wrong has a line of its own. */
class WrongJarTest {
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
