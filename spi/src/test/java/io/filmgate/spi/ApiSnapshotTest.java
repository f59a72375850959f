package io.filmgate.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the public interface with the committed {@code api.txt}. A difference is a reviewed act:
 * see docs/spi-compatibility.md, then copy {@code target/api.txt} over {@code api.txt}.
 */
class ApiSnapshotTest {
  private static final Path CLASSES = Path.of("target/classes");

  @Test
  void the_public_interface_is_the_committed_one() throws IOException {
    String now = publicClasses().map(ApiSnapshotTest::describe).collect(Collectors.joining("\n"));
    Files.writeString(Path.of("target/api.txt"), now);
    assertThat(now).isEqualTo(Files.readString(Path.of("api.txt")));
  }

  @Test
  void the_version_is_the_artifacts() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<version>" + SpiVersion.CURRENT + "</version>");
  }

  private static Stream<Class<?>> publicClasses() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      List<Class<?>> classes =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !file.getFileName().toString().startsWith("package-info"))
              .<Class<?>>map(ApiSnapshotTest::load)
              .filter(ApiSnapshotTest::isPublic)
              .sorted(Comparator.comparing(Class::getName))
              .toList();
      return classes.stream();
    }
  }

  private static Class<?> load(Path file) {
    String name = CLASSES.relativize(file).toString().replace('/', '.').replace('\\', '.');
    try {
      return Class.forName(name.substring(0, name.length() - ".class".length()));
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
  }

  private static String describe(Class<?> type) {
    StringBuilder text = new StringBuilder(kind(type)).append(' ').append(type.getName());
    Stream.of(type.getGenericInterfaces())
        .map(parent -> " : " + parent.getTypeName())
        .sorted()
        .forEach(text::append);
    Stream.<AccessibleObject[]>of(
            type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .filter(member -> Modifier.isPublic(((Member) member).getModifiers()))
        .filter(member -> !(member instanceof Executable code && code.isSynthetic()))
        .map(ApiSnapshotTest::signature)
        .sorted()
        .forEach(line -> text.append("\n  ").append(line));
    return text.append('\n').toString();
  }

  private static String kind(Class<?> type) {
    return type.isRecord()
        ? "record"
        : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
  }

  private static String signature(AccessibleObject member) {
    if (member instanceof Field field) {
      return field.getGenericType().getTypeName() + " " + field.getName();
    }
    if (member instanceof Constructor<?> constructor) {
      return "new(" + parameters(constructor) + ")";
    }
    Method method = (Method) member;
    String prefix =
        Modifier.isStatic(method.getModifiers()) ? "static " : method.isDefault() ? "default " : "";
    return prefix
        + method.getGenericReturnType().getTypeName()
        + " "
        + method.getName()
        + "("
        + parameters(method)
        + ")";
  }

  private static String parameters(Executable code) {
    return Arrays.stream(code.getGenericParameterTypes())
        .map(Type::getTypeName)
        .collect(Collectors.joining(", "));
  }
}
