package io.filmgate.plugin.jimeng;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The products, one row per {@code req_key} and operation. The same rows make requests, check them
 * and tell the gateway what each model can do.
 */
final class ProductTable {
  private static final List<Product> ROWS =
      Stream.of(
              OlderProducts.ROWS,
              GenerationProducts.ROWS,
              List.of(CameraProduct.ROW),
              ProProducts.ROWS,
              MimicProducts.ROWS,
              List.of(AvatarProduct.ROW))
          .flatMap(List::stream)
          .toList();

  private ProductTable() {}

  /** All rows, in the order of the table. */
  static List<Product> rows() {
    return ROWS;
  }

  /** The rows of one name; none if this version does not know it. */
  static List<Product> rows(String reqKey) {
    return ROWS.stream().filter(row -> row.reqKey().equals(reqKey)).toList();
  }

  /** The row for so many pictures; if none takes them the last of the key, to measure against. */
  static Optional<Product> find(String reqKey, int pictures) {
    List<Product> rows = rows(reqKey);
    return rows.stream()
        .filter(row -> row.takesPictures(pictures))
        .findFirst()
        .or(() -> rows.stream().reduce((first, last) -> last));
  }
}
