package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.ModelInfo;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the vendor documents: {@code operations/<name>.json} say what each operation takes and which
 * model does what in it, {@code fields.json} what a field may hold. The vendor's pages change; then
 * these files change, and no code.
 */
final class ViduTable {
  /** In the order in which a request is tried against them. */
  private static final List<String> SHAPES =
      List.of(
          "text2video",
          "img2video",
          "start-end2video",
          "reference2video",
          "reference2video-subjects",
          "multiframe",
          "extend",
          "template",
          "template-story",
          "lip-sync",
          "upscale-new",
          "upscale",
          "trending-replicate",
          "ad-one-click");

  /** How many bytes a request body may have. */
  static final int BODY_BYTES = 20_000_000;

  private final List<Shape> shapes = new ArrayList<>();
  private final List<Offer> offers = new ArrayList<>();

  private final List<ModelInfo> models;

  private ViduTable() {
    Map<String, FieldRule> rules = new LinkedHashMap<>();
    JsonView fields = resource("fields.json");
    fields.names().forEach(name -> rules.put(name, FieldRule.read(name, fields.view(name))));
    for (String name : SHAPES) {
      Shape shape = Shape.read(name, resource("operations/" + name + ".json"), rules);
      shapes.add(shape);
      for (JsonView row : shape.table().list("rows")) {
        Shape.texts(row, "models").forEach(model -> offers.add(new Offer(model, shape, row)));
      }
    }
    models = offers.stream().map(Offer::model).distinct().map(this::model).toList();
  }

  static ViduTable load() {
    return new ViduTable();
  }

  private static JsonView resource(String name) {
    try (InputStream resource = ViduTable.class.getResourceAsStream(name)) {
      return JsonView.of(Buffer.buffer(resource.readAllBytes()).toJsonObject());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The models with what each can do. */
  List<ModelInfo> models() {
    return models;
  }

  private ModelInfo model(String name) {
    return new ModelInfo(name, offersOf(name).stream().map(Offer::capability).toList(), Set.of());
  }

  List<Shape> shapes() {
    return List.copyOf(shapes);
  }

  /** What a model does, in the order of the shapes. */
  List<Offer> offersOf(String model) {
    return offers.stream().filter(offer -> offer.model().equals(model)).toList();
  }

  List<String> modelsFor(Shape shape) {
    return offers.stream().filter(offer -> offer.isOf(shape)).map(Offer::model).toList();
  }

  /** Whether some model takes so many pictures in a shape. */
  boolean takes(Shape shape, int pictures) {
    return offers.stream().anyMatch(offer -> offer.isOf(shape) && offer.takes(pictures));
  }

  /** A shape of an operation; empty for a name that this version does not know. */
  Optional<Shape> ofOperation(String operation) {
    return shapes.stream().filter(shape -> shape.operation().equals(operation)).findFirst();
  }

  List<String> operations() {
    return shapes.stream().map(Shape::operation).distinct().toList();
  }
}
