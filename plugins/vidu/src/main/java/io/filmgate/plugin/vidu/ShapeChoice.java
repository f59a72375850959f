package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which of the vendor's operations a request means. The first rule that fits decides:
 *
 * <ol>
 *   <li>{@code metadata.action} names it;
 *   <li>a field of metadata that only this operation has is there, such as {@code subjects}, {@code
 *       image_settings} or {@code template};
 *   <li>the model takes so many pictures in it: none, one, a first and a last, or references;
 *   <li>it is the only thing that the model does.
 * </ol>
 *
 * <p>The model is never changed to fit: what it cannot do is a problem that names the models that
 * can.
 */
final class ShapeChoice {
  private final ViduTable table;
  private final Draft draft;
  private final JsonView metadata;
  private final String model;
  private final List<Offer> offers;

  ShapeChoice(ViduTable table, Draft draft, String model) {
    this.table = table;
    this.draft = draft;
    this.metadata = draft.metadata();
    this.model = model;
    this.offers = table.offersOf(model);
  }

  /** What the model does of what is meant; empty after a problem was noted. */
  Optional<Offer> choose(int pictures) {
    draft.used("action");
    Optional<Shape> shape = shape(pictures);
    Optional<Offer> offer =
        shape.flatMap(meant -> offers.stream().filter(offered -> offered.isOf(meant)).findFirst());
    if (shape.isPresent() && offer.isEmpty()) {
      draft.problem(cannot(shape.get()));
    }
    return offer;
  }

  private Problem cannot(Shape shape) {
    return Problem.unsupported(
        "model",
        "%s cannot do %s; models that can: %s"
            .formatted(model, shape.words(), String.join(", ", table.modelsFor(shape))));
  }

  private Optional<Shape> shape(int pictures) {
    Optional<String> action = metadata.scalar("action").filter(name -> !name.isEmpty());
    if (action.isPresent()) {
      return named(action.get());
    }
    Optional<Shape> known =
        marked(offered())
            .or(() -> marked(table.shapes().stream().filter(this::isForeign)))
            .or(() -> byPictures(offered(), shape -> takes(shape, pictures)))
            .or(() -> offers.size() == 1 ? offered().findFirst() : Optional.empty())
            .or(() -> byPictures(table.shapes().stream(), shape -> table.takes(shape, pictures)));
    if (known.isEmpty()) {
      draft.problem(
          Problem.unsupported(
              "metadata.images", "%s does not take %d pictures".formatted(model, pictures)));
    }
    return known;
  }

  private Optional<Shape> named(String action) {
    List<Shape> called = table.shapes().stream().filter(shape -> shape.isCalled(action)).toList();
    if (called.isEmpty()) {
      String known = String.join(", ", table.operations());
      draft.problem(Problem.invalid("metadata.action", "one of " + known, action));
    }
    return marked(called.stream()).or(() -> called.stream().findFirst());
  }

  private Stream<Shape> offered() {
    return offers.stream().map(Offer::shape);
  }

  private Optional<Shape> marked(Stream<Shape> shapes) {
    return shapes.filter(shape -> shape.marks().stream().anyMatch(this::isGiven)).findFirst();
  }

  /** Whether it is marked by something that nothing knows which the model does. */
  private boolean isForeign(Shape shape) {
    return shape.marks().stream()
        .filter(this::isGiven)
        .noneMatch(mark -> offered().anyMatch(own -> own.fields().containsKey(mark)));
  }

  private boolean isGiven(String field) {
    return metadata.has(field) && !metadata.text(field).orElse("-").isEmpty();
  }

  private static Optional<Shape> byPictures(Stream<Shape> shapes, Predicate<Shape> isFitting) {
    return shapes.filter(Shape::isByPictures).filter(isFitting).findFirst();
  }

  private boolean takes(Shape shape, int pictures) {
    return offers.stream().anyMatch(offer -> offer.isOf(shape) && offer.takes(pictures));
  }
}
