package io.filmgate.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of the catalogue in which what is long or no text stands as a recipe.
 *
 * <ul>
 *   <li>{@code ${hex c0 af}}: these bytes
 *   <li>{@code ${base64 474946}}: these bytes in base64
 *   <li>{@code ${png 300x300}}, {@code ${jpeg 300x300 10485761}}, {@code ${webp 300x300}}: base64
 *       of a picture, of so many bytes
 *   <li>{@code ${times 65 [}}: a text so many times
 *   <li>any other name: a value that the test knows, such as a key or a job
 * </ul>
 */
final class CatalogueText {
  private static final Pattern RECIPE = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern PICTURE =
      Pattern.compile("(png|jpeg|webp) (\\d+)x(\\d+)(?: (\\d+))?");
  private static final Pattern TIMES = Pattern.compile("times (\\d+) (.+)", Pattern.DOTALL);

  private final Map<String, String> known;

  CatalogueText(Map<String, String> known) {
    this.known = known;
  }

  String text(String written) {
    return new String(bytes(written, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  byte[] bytes(String written, Charset charset) {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    Matcher recipe = RECIPE.matcher(written);
    int from = 0;
    while (recipe.find()) {
      made.writeBytes(written.substring(from, recipe.start()).getBytes(charset));
      made.writeBytes(follow(recipe.group(1), charset));
      from = recipe.end();
    }
    made.writeBytes(written.substring(from).getBytes(charset));
    return made.toByteArray();
  }

  private byte[] follow(String recipe, Charset charset) {
    if (recipe.startsWith("hex ")) {
      return hex(recipe.substring(4));
    }
    return value(recipe).getBytes(charset);
  }

  private String value(String recipe) {
    Matcher times = TIMES.matcher(recipe);
    if (times.matches()) {
      return times.group(2).repeat(Integer.parseInt(times.group(1)));
    }
    Matcher picture = PICTURE.matcher(recipe);
    if (picture.matches()) {
      int bytes = picture.group(4) == null ? 0 : Integer.parseInt(picture.group(4));
      return SmallPicture.base64(
          picture.group(1),
          Integer.parseInt(picture.group(2)),
          Integer.parseInt(picture.group(3)),
          bytes);
    }
    if (recipe.startsWith("base64 ")) {
      return Base64.getEncoder().encodeToString(hex(recipe.substring(7)));
    }
    String value = known.get(recipe);
    if (value == null) {
      throw new IllegalArgumentException("the catalogue has no recipe for ${" + recipe + "}");
    }
    return value;
  }

  private static byte[] hex(String spaced) {
    return HexFormat.of().parseHex(spaced.replace(" ", ""));
  }
}
