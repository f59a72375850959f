package io.filmgate.app;

import io.filmgate.app.console.Table;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A job as people read it, made of what programs read. */
final class JobText {
  private static final Set<String> TABLES = Set.of("attempts", "entries");

  private JobText() {}

  /** For one line of a list. */
  static JsonObject row(JsonObject job) {
    return job.copy().put("doubt", doubt(job));
  }

  /** Everything. */
  static List<String> lines(JsonObject job) {
    Table facts = new Table();
    job.stream()
        .filter(member -> !TABLES.contains(member.getKey()))
        .forEach(member -> facts.row(member.getKey(), fact(job, member.getKey())));
    List<String> lines = new ArrayList<>(facts.lines());
    lines.addAll(attempts(job.getJsonArray("attempts")));
    lines.addAll(entries(job.getJsonArray("entries")));
    return lines;
  }

  private static String fact(JsonObject job, String name) {
    Object value = job.getValue(name);
    return switch (name) {
      case "doubt" -> doubt(job);
      case "held" -> amounts(job.getJsonObject(name));
      case "aftermath" -> aftermath(job.getJsonObject(name));
      default -> text(value);
    };
  }

  private static String doubt(JsonObject job) {
    JsonObject doubt = job.getJsonObject("doubt");
    if (doubt == null) {
      return "-";
    }
    JsonObject kept = doubt.getJsonObject("kept");
    String since = "since %s: %s".formatted(doubt.getString("since"), doubt.getString("reason"));
    return kept == null
        ? since
        : "%s; kept by %s: %s".formatted(since, kept.getString("by"), kept.getString("reason"));
  }

  private static String aftermath(JsonObject aftermath) {
    if (aftermath == null) {
      return "-";
    }
    String ended = aftermath.getString("ended");
    return "%s%s, %s"
        .formatted(
            aftermath.getString("state"),
            aftermath.getString("vendor_job") == null
                ? ""
                : " " + aftermath.getString("vendor_job"),
            ended == null ? "until " + aftermath.getString("until") : "at " + ended);
  }

  private static List<String> attempts(JsonArray attempts) {
    String[] members = {"attempt", "channel", "credential", "ended", "outcome", "vendor_code"};
    Table table = new Table(members);
    objects(attempts)
        .forEach(
            attempt ->
                table.row(
                    Stream.of(members)
                        .map(name -> text(attempt.getValue(name)))
                        .toArray(String[]::new)));
    return attempts.isEmpty() ? List.of() : table.lines();
  }

  private static List<String> entries(JsonArray entries) {
    Table table = new Table("entry", "at", "held", "used", "absorbed", "vendor_cost", "reason");
    objects(entries)
        .forEach(
            entry ->
                table.row(
                    entry.getString("kind"),
                    entry.getString("at"),
                    amounts(entry.getJsonObject("held")),
                    amounts(entry.getJsonObject("used")),
                    amounts(entry.getJsonObject("absorbed")),
                    text(entry.getValue("vendor_cost")),
                    entry.getString("reason")));
    return table.lines();
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }

  private static String amounts(JsonObject amounts) {
    return "%s jobs, %s s, %s credits"
        .formatted(
            amounts.getString("jobs"), amounts.getString("seconds"), amounts.getString("credits"));
  }

  private static String text(Object value) {
    return value == null ? "-" : value.toString();
  }
}
