package io.filmgate.app;

import io.filmgate.core.job.UsageQuery;
import io.filmgate.core.job.UsageQuery.Dimension;
import io.filmgate.core.job.UsageRow;
import io.filmgate.core.job.UsageTable;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code filmgate usage}. */
@Command(
    name = "usage",
    description = {
      "Sums up what tenants were charged, and what vendors charge for it.",
      "Days are UTC, and those on which jobs were made."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class UsageCommand implements Callable<Integer> {
  @Mixin private OnStore store;

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      split = ",",
      defaultValue = "tenant,model",
      converter = DimensionConverter.class,
      description =
          "One line for each of day, tenant, key, model, channel. Default: ${DEFAULT-VALUE}")
  private List<Dimension> by = List.of();

  @Option(names = "--from", paramLabel = "DAY", description = "Default: the month's first day.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Default: today.")
  private LocalDate to;

  @Option(names = "--tenant", paramLabel = "ID", description = "Only this tenant's jobs.")
  private String tenant;

  @Option(names = "--csv", description = "Print comma-separated values.")
  private boolean isCsv;

  static final class DimensionConverter implements ITypeConverter<Dimension> {
    @Override
    public Dimension convert(String text) {
      return Stream.of(Dimension.values())
          .filter(dimension -> dimension.text().equals(text.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be some of %s, not \"%s\""
                          .formatted(
                              Stream.of(Dimension.values())
                                  .map(Dimension::text)
                                  .collect(Collectors.joining(", ")),
                              text)));
    }
  }

  @Override
  public Integer call() {
    LocalDate last = to == null ? LocalDate.now(ZoneOffset.UTC) : to;
    LocalDate first = from == null ? last.withDayOfMonth(1) : from;
    if (first.isAfter(last)) {
      throw store.unusable("--from must not be after --to, which is " + last);
    }
    if (new HashSet<>(by).size() < by.size()) {
      throw store.unusable("--by must name each column once");
    }
    if (isCsv && store.isJson()) {
      throw store.unusable("--csv and --json exclude each other");
    }
    UsageQuery query = new UsageQuery(Optional.ofNullable(tenant), first, last, by);
    List<JsonObject> rows =
        store.<List<UsageRow>>read(connection -> new UsageTable(connection).read(query)).stream()
            .map(row -> row.toJson(by))
            .toList();
    List<String> columns = new ArrayList<>(by.stream().map(Dimension::text).toList());
    columns.addAll(
        List.of("jobs", "completed", "failed", "cancelled", "seconds", "credits", "vendor_cost"));
    if (isCsv) {
      csv(columns, rows);
    } else {
      store.print(rows, columns.toArray(String[]::new));
    }
    return CommandLine.ExitCode.OK;
  }

  private void csv(List<String> columns, List<JsonObject> rows) {
    store.out().println(String.join(",", columns));
    for (JsonObject row : rows) {
      store
          .out()
          .println(
              columns.stream()
                  .map(row::getValue)
                  .map(value -> quoted(value.toString()))
                  .collect(Collectors.joining(",")));
    }
  }

  /** RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
  private static String quoted(String cell) {
    String safe = cell.matches("[=+@-].*") ? "'" + cell : cell;
    return safe.matches(".*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
