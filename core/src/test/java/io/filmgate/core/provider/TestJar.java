package io.filmgate.core.provider;

import io.filmgate.spi.SpiVersion;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.pf4j.ExtensionPoint;
import org.slf4j.Logger;

/** A plugin's jar in the making: sources are compiled in memory, the manifest is as told. */
public final class TestJar {
  private static final String CLASS_NAME = "acme.AcmeProvider";

  /** The smallest provider that works; members are put in at the mark. */
  private static final String PROVIDER =
      """
      package acme;
      import io.filmgate.spi.*;
      import io.filmgate.spi.exchange.*;
      import io.vertx.core.buffer.Buffer;
      import io.vertx.core.json.*;
      import java.time.*;
      import java.util.*;
      @org.pf4j.Extension
      public class AcmeProvider implements VideoProvider%s {
        %s
        %s
        %s
        %s
      }
      """;

  private static final String DESCRIBE =
      """
      @Override public ProviderDescriptor describe() {
        return ProviderDescriptor.of("%s", "Acme").baseUrl("https://api.acme.example.com")
            .credentials(Field.secret("api_key"))
            .models(List.of(ModelInfo.of("acme-1",
                new Capability("text2video", 0, 0, List.of(5), List.of(), List.of()))));
      }
      """;

  private static final String PLAN =
      """
      @Override public Plan plan(GenerationRequest request, Channel channel) {
        return new Plan(request.model(), "text2video", new JsonObject().put("prompt", request.prompt()),
            List.of(), Usage.video(5, Map.of()), List.of(), new JsonObject(), Optional.empty());
      }
      """;

  private static final String EXCHANGES =
      """
      @Override public Step<Submitted> submit(Plan plan, CallContext context) {
        return Step.send(HttpCall.post(context.channel().baseUrl(), "/tasks").json(plan.encodeBody()))
            .map(reply -> Submitted.of(reply.json().text("id").orElseThrow(
                () -> new ProviderException(ErrorKind.ofStatus(reply.status()), "refused"))));
      }
      @Override public Step<JobStatus> poll(JobHandle job, CallContext context) {
        return Step.send(HttpCall.get(context.channel().baseUrl(), "/tasks", job.id()))
            .map(reply -> JobStatus.Running.unknownProgress());
      }
      """;

  /** What has been compiled before: most jars of the tests differ in other things. */
  private static final Map<Map<String, String>, Map<String, byte[]>> COMPILED =
      new ConcurrentHashMap<>();

  private final Map<String, String> manifest = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private String interfaces = "";
  private String describe;
  private String plan = PLAN;
  private String exchanges = EXCHANGES;
  private String more = "";
  private String index = CLASS_NAME + "\n";

  private TestJar(String id, String version) {
    manifest.put("Plugin-Id", id);
    manifest.put("Plugin-Version", version);
    manifest.put("Plugin-Requires", ">=0.1.0 & <0.2.0");
    describe = DESCRIBE.formatted(id);
  }

  /** A jar that works, of a provider with one model. */
  public static TestJar of(String id, String version) {
    return new TestJar(id, version);
  }

  /** Sets a line of the manifest; an empty value leaves it out. */
  TestJar manifest(String name, String value) {
    manifest.put(name, value);
    return this;
  }

  TestJar entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  TestJar index(String content) {
    index = content;
    return this;
  }

  TestJar withoutIndex() {
    index = null;
    return this;
  }

  TestJar describing(String method) {
    describe = method;
    return this;
  }

  TestJar planning(String method) {
    plan = method;
    return this;
  }

  TestJar exchanging(String methods) {
    exchanges = methods;
    return this;
  }

  /** More members of the provider. */
  TestJar with(String members) {
    more = members;
    return this;
  }

  TestJar implementing(String types) {
    interfaces = ", " + types;
    return this;
  }

  TestJar source(String className, String text) {
    sources.put(className, text);
    return this;
  }

  /** Compiles and writes it. */
  public Path write(Path folder, String fileName) {
    try {
      Files.createDirectories(folder);
      return Files.write(folder.resolve(fileName), bytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  byte[] bytes() throws IOException {
    Map<String, String> all = new LinkedHashMap<>(sources);
    all.putIfAbsent(CLASS_NAME, PROVIDER.formatted(interfaces, describe, plan, exchanges, more));
    Manifest written = new Manifest();
    written.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            written.getMainAttributes().putValue(name, value);
          }
        });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, written)) {
      Map<String, byte[]> content =
          new LinkedHashMap<>(COMPILED.computeIfAbsent(all, TestJar::compile));
      content.putAll(entries);
      if (index != null) {
        content.put("META-INF/extensions.idx", index.getBytes(StandardCharsets.UTF_8));
      }
      for (Map.Entry<String, byte[]> entry : content.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> compile(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
    Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
    JavaFileManager inMemory =
        new ForwardingJavaFileManager<>(files) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            classes.put(name.replace('.', '/') + ".class", output);
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
              @Override
              public ByteArrayOutputStream openOutputStream() {
                return output;
              }
            };
          }
        };
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach(
        (name, text) ->
            units.add(
                new SimpleJavaFileObject(
                    URI.create("memory:///" + name.replace('.', '/') + ".java"),
                    JavaFileObject.Kind.SOURCE) {
                  @Override
                  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                  }
                }));
    StringBuilder messages = new StringBuilder();
    boolean isCompiled =
        compiler
            .getTask(
                null,
                inMemory,
                diagnostic -> messages.append(diagnostic).append('\n'),
                List.of("-proc:none", "-parameters", "--release", "17", "-classpath", classPath()),
                null,
                units)
            .call();
    if (!isCompiled) {
      throw new IllegalArgumentException(messages.toString());
    }
    return classes.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, compiled -> compiled.getValue().toByteArray()));
  }

  /** What a plugin author compiles against. */
  private static String classPath() {
    return Stream.of(SpiVersion.class, JsonObject.class, ExtensionPoint.class, Logger.class)
        .map(TestJar::placeOf)
        .distinct()
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private static String placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
