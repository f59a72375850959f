package io.filmgate.testkit;

import io.filmgate.spi.exchange.Header;
import io.filmgate.spi.exchange.HttpCall;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares a call with the recorded one, part by part. */
final class CallComparison {
  private CallComparison() {}

  /** What differs, one thing a line; empty if nothing does. */
  static List<String> differences(RecordedCall recorded, HttpCall call, TestAccount account) {
    List<String> lines = new ArrayList<>();
    String target = Placeholders.fill(recorded.target(), account);
    String expected = target.startsWith("/") ? below(account.channel().baseUrl(), target) : target;
    compare(lines, "method", recorded.method(), call.method());
    compare(lines, "address", withoutQuery(expected), withoutQuery(call.uri().toString()));
    compare(lines, "query", sortedQuery(expected), sortedQuery(call.uri().toString()));
    recorded
        .headers()
        .forEach(
            (name, value) ->
                compare(
                    lines,
                    "header " + name,
                    Placeholders.fill(value, account),
                    header(call, name).orElse("nothing")));
    lines.addAll(bodies(Placeholders.fill(recorded.body(), account), call));
    return lines;
  }

  private static String below(URI base, String path) {
    String text = base.toString();
    return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path;
  }

  private static void compare(List<String> lines, String part, String expected, String actual) {
    if (!Placeholders.matches(expected, actual)) {
      lines.add(part + ": expected " + expected + ", actual " + actual);
    }
  }

  private static List<String> bodies(String recorded, HttpCall call) {
    String sent = call.body().toString(StandardCharsets.UTF_8);
    Optional<Object> expected = json(recorded);
    Optional<Object> actual = json(sent);
    if (expected.isPresent() && actual.isPresent()) {
      return JsonDifference.between("body", expected.get(), actual.get());
    }
    List<String> lines = new ArrayList<>();
    compare(
        lines,
        "body",
        recorded.isEmpty() ? "nothing" : recorded,
        sent.isEmpty() ? "nothing" : sent);
    return lines;
  }

  private static Optional<Object> json(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.ofNullable(Json.decodeValue(text));
    } catch (DecodeException otherText) {
      return Optional.empty();
    }
  }

  static Optional<String> header(HttpCall call, String name) {
    return call.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  private static String withoutQuery(String address) {
    int mark = address.indexOf('?');
    return mark < 0 ? address : address.substring(0, mark);
  }

  private static String sortedQuery(String address) {
    int mark = address.indexOf('?');
    return mark < 0
        ? ""
        : Arrays.stream(address.substring(mark + 1).split("&", -1))
            .sorted()
            .collect(Collectors.joining("&"));
  }
}
