package io.filmgate.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.config.Loaded;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigScanTest {
  @TempDir private Path home;

  private final Vertx vertx = Vertx.vertx();
  private ConfigScan scan;
  private int reloads;

  @BeforeEach
  void prepare() {
    write("log: { level: info }");
    scan = new ConfigScan(vertx, read(), files -> reloads++);
  }

  @AfterEach
  void close() {
    vertx.close();
  }

  private void write(String text) {
    try {
      Files.writeString(home.resolve("filmgate.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Loaded read() {
    return ConfigFile.load(home.resolve("filmgate.yaml"), Map.of(), home);
  }

  private int afterLooks(int looks) {
    for (int i = 0; i < looks; i++) {
      scan.scan();
    }
    return reloads;
  }

  @Test
  void files_that_have_not_changed_are_left_alone() {
    assertThat(afterLooks(5)).isZero();
  }

  @Test
  void a_change_is_taken_over_once_when_it_has_been_the_same_twice() {
    write("log: { level: warn }");

    assertThat(afterLooks(1)).isZero();
    assertThat(afterLooks(1)).isOne();
    assertThat(afterLooks(5)).isOne();
  }

  @Test
  void what_is_still_being_written_waits() {
    write("log: { level: warn }\njobs: { }");
    afterLooks(1);
    write("log: { level: warn }\njobs: { deadline: 3h }");

    assertThat(afterLooks(1)).isZero();
    assertThat(afterLooks(1)).isOne();
  }

  @Test
  void what_is_wrong_is_reported_once_and_what_is_put_right_again() {
    write("log: { level: loud }");
    assertThat(afterLooks(5)).isOne();
    write("log: { level: info }");
    assertThat(afterLooks(5)).isEqualTo(2);
  }
}
