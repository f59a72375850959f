package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.ModelInfo;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the vendor documents, read from {@code vidu-table.json}: operations, fields, and which model
 * does what. The vendor's pages change; then the resource changes, and no code.
 */
final class ViduTable {
  private final JsonView table;
  private final Map<String, FieldRule> fields = new LinkedHashMap<>();
  private final List<Offer> offers = new ArrayList<>();

  private ViduTable(JsonView table) {
    this.table = table;
    for (String name : table.view("fields").names()) {
      fields.put(name, FieldRule.read(name, table.view("fields." + name)));
    }
    for (JsonView row : table.list("rows")) {
      for (JsonView model : row.list("models")) {
        offers.add(offer(model.text("").orElseThrow(), row));
      }
    }
  }

  static ViduTable load() {
    try (InputStream resource = ViduTable.class.getResourceAsStream("vidu-table.json")) {
      return new ViduTable(JsonView.of(Buffer.buffer(resource.readAllBytes()).toJsonObject()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Offer offer(String model, JsonView row) {
    String operation = row.text("operation").orElseThrow();
    List<Offer.Length> lengths =
        row.list("lengths").stream()
            .map(
                length ->
                    new Offer.Length(
                        number(length, "usual"),
                        number(length, "least"),
                        number(length, "most"),
                        texts(length, "resolutions")))
            .toList();
    Map<String, FieldRule> taken = new LinkedHashMap<>();
    texts(table.view("operations." + operation), "fields")
        .forEach(name -> taken.put(name, fields.get(name)));
    Set<String> without = new LinkedHashSet<>(texts(row, "without"));
    return new Offer(
        model,
        operation,
        pictures(operation),
        lengths,
        texts(row, "ratios"),
        row.flag("audio").orElse(false),
        taken,
        without);
  }

  /** The models with what each can do. */
  List<ModelInfo> models() {
    Map<String, ModelInfo> models = new LinkedHashMap<>();
    for (Offer offer : offers) {
      models.computeIfAbsent(
          offer.model(),
          name ->
              new ModelInfo(
                  name,
                  offers.stream()
                      .filter(row -> row.model().equals(name))
                      .map(Offer::capability)
                      .toList(),
                  Set.of()));
    }
    return List.copyOf(models.values());
  }

  /** What a model does in an operation; empty if it has none such. */
  Optional<Offer> offer(String model, String operation) {
    return offers.stream()
        .filter(row -> row.model().equals(model) && row.operation().equals(operation))
        .findFirst();
  }

  List<String> modelsFor(String operation) {
    return offers.stream()
        .filter(row -> row.operation().equals(operation))
        .map(Offer::model)
        .toList();
  }

  List<String> operations() {
    return List.copyOf(table.view("operations").names());
  }

  /** The operation of this name, its own or one that other gateways gave it. */
  Optional<String> operationNamed(String name) {
    return operations().stream()
        .filter(
            operation ->
                operation.equals(name)
                    || texts(table.view("operations." + operation), "aliases").contains(name))
        .findFirst();
  }

  /** The operation that takes so many pictures. */
  Optional<String> operationTaking(int pictures) {
    return operations().stream().filter(operation -> pictures(operation) == pictures).findFirst();
  }

  int pictures(String operation) {
    return number(table.view("operations." + operation), "pictures");
  }

  /** How many Unicode characters a prompt may have. */
  int promptLength() {
    return number(table, "promptLength");
  }

  /** How many bytes a request body may have. */
  int bodyBytes() {
    return number(table, "bodyBytes");
  }

  private static int number(JsonView view, String path) {
    return view.whole(path).orElseThrow().intValue();
  }

  private static List<String> texts(JsonView view, String path) {
    return view.list(path).stream().flatMap(element -> element.text("").stream()).toList();
  }
}
