package io.filmgate.core.wire;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.regex.Pattern;

/** What a body is by its own account. */
public final class MediaType {
  private static final Pattern JSON =
      Pattern.compile(
          "application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?;?\\s*",
          Pattern.CASE_INSENSITIVE);

  private MediaType() {}

  /**
   * Sees that a body is JSON in UTF-8, as it is.
   *
   * @throws ApiException if it is something else, packed, or does not say
   */
  public static void checkJson(MultiMap headers) {
    List<String> types = headers.getAll("content-type");
    if (types.size() != 1 || !JSON.matcher(types.get(0)).matches()) {
      throw new ApiException(
          Errors.unsupportedMediaType(
              types.isEmpty() ? "a body without Content-Type" : String.join(", ", types)));
    }
    String encoding = headers.get("content-encoding");
    if (encoding != null) {
      throw new ApiException(Errors.unsupportedMediaType("Content-Encoding " + encoding));
    }
  }
}
