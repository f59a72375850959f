package io.filmgate.plugin.kling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One row of the table of models.
 *
 * @param name what {@code model_name} is
 * @param products the products that take it
 * @param modes the values of {@code mode}, the default first; empty: the model has no modes
 * @param seconds the lengths, the default first
 * @param resolutions of the results
 * @param cells what it can do besides, and where
 * @param isNewer whether it is served by the newer interface, which takes API keys only
 */
record KlingModel(
    String name,
    List<Product> products,
    List<String> modes,
    List<Integer> seconds,
    List<String> resolutions,
    List<Cell> cells,
    boolean isNewer) {

  /** The shapes that every model offers to text2video, the default first. */
  static final List<String> RATIOS = List.of("16:9", "9:16", "1:1");

  /** One feature of a product in one mode, for these lengths. */
  record Cell(Feature feature, Product product, String mode, List<Integer> seconds) {}

  /** A mode and the lengths that it allows; without lengths, all of the model's. */
  record In(String mode, List<Integer> seconds) {
    static In mode(String mode, Integer... seconds) {
      return new In(mode, List.of(seconds));
    }
  }

  static KlingModel of(String name, Product... products) {
    return new KlingModel(
        name, List.of(products), List.of(), List.of(5, 10), List.of(), List.of(), false);
  }

  /** A model of the newer interface. */
  static KlingModel newer(String name, Product... products) {
    return new KlingModel(
        name, List.of(products), List.of(), List.of(5, 10), List.of(), List.of(), true);
  }

  KlingModel modes(String... offered) {
    return new KlingModel(name, products, List.of(offered), seconds, resolutions, cells, isNewer);
  }

  KlingModel seconds(Integer... offered) {
    return new KlingModel(name, products, modes, List.of(offered), resolutions, cells, isNewer);
  }

  KlingModel resolutions(String... offered) {
    return new KlingModel(name, products, modes, seconds, List.of(offered), cells, isNewer);
  }

  /** The same model with a feature for one product, in the modes and lengths named. */
  KlingModel can(Feature feature, Product product, In... where) {
    List<Cell> more = new ArrayList<>(cells);
    for (In in : where) {
      List<Integer> lengths = in.seconds().isEmpty() ? seconds : in.seconds();
      more.add(new Cell(feature, product, in.mode(), lengths));
    }
    return new KlingModel(name, products, modes, seconds, resolutions, List.copyOf(more), isNewer);
  }

  /** The same model with a feature for some products, in all of its modes and lengths. */
  KlingModel canAlways(Feature feature, Product... offered) {
    KlingModel more = this;
    for (Product product : offered) {
      more = more.can(feature, product, modes.stream().map(In::mode).toArray(In[]::new));
    }
    return more;
  }

  /** Whether it has the feature at all. */
  boolean has(Feature feature) {
    return cells.stream().anyMatch(cell -> cell.feature() == feature);
  }

  /**
   * Why the model cannot do something.
   *
   * @param mode empty if it is not known; then neither mode nor length are looked at
   * @param length in seconds; empty if it is not known
   * @return empty if it can
   */
  Optional<String> refusal(
      Feature feature, Product product, Optional<String> mode, Optional<Integer> length) {
    List<Cell> left = cells.stream().filter(cell -> cell.feature() == feature).toList();
    if (left.isEmpty()) {
      return Optional.of(name + " cannot do " + feature.words());
    }
    List<Cell> here = left.stream().filter(cell -> cell.product() == product).toList();
    if (here.isEmpty()) {
      return cannot(
          feature, product.operation(), left, cell -> Stream.of(cell.product().operation()));
    }
    if (mode.isEmpty()) {
      return Optional.empty();
    }
    List<Cell> inMode = here.stream().filter(cell -> cell.mode().equals(mode.get())).toList();
    if (inMode.isEmpty()) {
      return cannot(feature, "mode " + mode.get(), here, cell -> Stream.of(cell.mode()));
    }
    if (length.isEmpty()
        || inMode.stream().anyMatch(cell -> cell.seconds().contains(length.get()))) {
      return Optional.empty();
    }
    return cannot(feature, "duration " + length.get(), inMode, cell -> cell.seconds().stream());
  }

  private Optional<String> cannot(
      Feature feature, String with, List<Cell> allowed, Function<Cell, Stream<?>> what) {
    return Optional.of(
        "%s cannot do %s with %s; allowed: %s"
            .formatted(
                name,
                feature.words(),
                with,
                Words.oneOf(allowed.stream().flatMap(what).distinct().toList())));
  }

  /** The mode that runs if none is asked for. */
  String defaultMode() {
    return modes.isEmpty() ? "std" : modes.get(0);
  }
}
