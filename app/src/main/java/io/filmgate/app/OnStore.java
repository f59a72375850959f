package io.filmgate.app;

import io.filmgate.app.console.Table;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.job.RestoredJobs;
import io.filmgate.core.job.retention.Erasure;
import io.filmgate.core.ledger.Correction;
import io.filmgate.core.ledger.Corrections;
import io.filmgate.core.store.SqlWork;
import io.filmgate.core.store.Store;
import io.filmgate.core.store.StoreCopies;
import io.filmgate.core.tenant.Change;
import io.filmgate.core.tenant.KeyChanges;
import io.filmgate.core.tenant.KeyRegister;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What commands share that work on the store, whether or not a gateway serves it. */
final class OnStore {
  private static final String OPERATOR = "command:" + System.getProperty("user.name");

  @Mixin private ConfigOption config;

  @Option(names = "--json", description = "Print JSON, one object a line.")
  private boolean isJson;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private Optional<GatewayConfig> configuration = Optional.empty();

  boolean isJson() {
    return isJson;
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  /**
   * Does it, with an entry in the audit.
   *
   * @throws IllegalArgumentException with one line, if it is refused
   */
  <T> T change(KeyChanges.Wish<T> wish) {
    return change(
        (gateway, connection) ->
            wish.on(new KeyChanges(connection, gateway.tenants(), OPERATOR, Instant.now())));
  }

  /**
   * Corrects the ledger, with an entry in the audit.
   *
   * @throws IllegalArgumentException with one line, if it is refused
   */
  Correction correct(Correction correction) {
    return change(
        (gateway, connection) ->
            new Corrections(connection, gateway.tenants(), OPERATOR).make(correction));
  }

  /** Read once, whatever it is asked for. */
  GatewayConfig configuration() {
    if (configuration.isEmpty()) {
      configuration = Optional.of(config.loadQuietly());
    }
    return configuration.get();
  }

  <T> T ask(KeyRegister.Question<T> question) {
    GatewayConfig gateway = configuration();
    return Store.readBeside(
        gateway.store(),
        gateway.home(),
        connection -> question.of(KeyRegister.of(gateway.tenants(), connection)));
  }

  <T> T read(SqlWork<T> work) {
    GatewayConfig gateway = configuration();
    return Store.readBeside(gateway.store(), gateway.home(), work);
  }

  /** What deletes jobs, with an entry in the audit. */
  Erasure erasure() {
    GatewayConfig gateway = configuration();
    return new Erasure(gateway.store(), gateway.home(), gateway.tenants(), OPERATOR);
  }

  StoreCopies copies() {
    GatewayConfig gateway = configuration();
    return new StoreCopies(gateway.store(), gateway.home());
  }

  /** What is done to a store that was put back, with an entry in the audit. */
  SqlWork<RestoredJobs.Report> doubtAfterRestore(Instant now) {
    GatewayConfig gateway = configuration();
    return connection -> new RestoredJobs(connection, gateway.channels()).doubt(OPERATOR, now);
  }

  /** A day's beginning, or a time, as it was typed for an option. */
  Instant instant(String option, String text) {
    try {
      return text.length() == "2026-11-22".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw unusable(
          option
              + " must be a day or time such as 2026-11-22 or 2026-11-22T15:00:00Z, not \""
              + text
              + "\"");
    }
  }

  /** Prints an object, as JSON or with its members in lines. */
  void print(JsonObject object) {
    if (isJson) {
      out().println(object.encode());
      return;
    }
    Table table = new Table();
    object.forEach(
        member ->
            table.row(member.getKey(), member.getValue() == null ? "-" : "" + member.getValue()));
    table.lines().forEach(out()::println);
  }

  /** Prints objects, as JSON lines or as a table of some of their members. */
  void print(List<JsonObject> objects, String... members) {
    if (isJson) {
      objects.forEach(object -> out().println(object.encode()));
      return;
    }
    Table table = new Table(members);
    objects.forEach(object -> table.row(cells(object, members)));
    table.lines().forEach(out()::println);
  }

  private static String[] cells(JsonObject object, String... members) {
    return List.of(members).stream()
        .map(object::getValue)
        .map(value -> value == null ? "-" : value.toString())
        .toArray(String[]::new);
  }

  private <T> T change(Wanted<T> wanted) {
    GatewayConfig gateway = configuration();
    Change<T> change =
        Store.writeBeside(
            gateway.store(), gateway.home(), connection -> wanted.of(gateway, connection));
    return change.orElseThrow(refused -> new IllegalArgumentException(refused.message()));
  }

  /** A change as it is done, in the transaction of a connection. */
  private interface Wanted<T> {
    Change<T> of(GatewayConfig gateway, Connection connection) throws SQLException;
  }

  /** A constant's name, as it is written. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Something that was typed and cannot be understood. */
  CommandLine.ParameterException unusable(String message) {
    return new CommandLine.ParameterException(command.commandLine(), message);
  }
}
