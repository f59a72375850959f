package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Call;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text that a V4 signature covers, rebuilt from a call as it was received. */
final class CanonicalRequest {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

  private CanonicalRequest() {}

  /**
   * @param signedHeaders in the order in which the caller listed them
   */
  static String of(Call call, List<String> signedHeaders, String bodySha256) {
    StringBuilder headers = new StringBuilder();
    for (String name : signedHeaders) {
      headers.append(name.toLowerCase(Locale.ROOT)).append(':').append(value(call, name));
      headers.append('\n');
    }
    return String.join(
        "\n",
        call.method(),
        path(call.path()),
        query(call.query()),
        headers,
        String.join(";", signedHeaders),
        bodySha256);
  }

  /** Default ports are not signed. */
  private static String value(Call call, String name) {
    String value = call.header(name).orElse("").trim();
    return name.equalsIgnoreCase("host") ? value.replaceFirst(":(80|443)$", "") : value;
  }

  private static String path(String path) {
    if (path.isEmpty()) {
      return "/";
    }
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      segments.add(encode(decode(segment, false)));
    }
    return String.join("/", segments);
  }

  static String query(String raw) {
    if (raw.isEmpty()) {
      return "";
    }
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      pairs.add(Map.entry(encode(decode(name, true)), encode(decode(value, true))));
    }
    pairs.sort(Comparator.comparing(Map.Entry::getKey)); // stable: equal names keep their order
    List<String> texts = pairs.stream().map(pair -> pair.getKey() + '=' + pair.getValue()).toList();
    return String.join("&", texts);
  }

  private static byte[] decode(String text, boolean plusIsSpace) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int index = 0; index < bytes.length; index++) {
      int high = digit(bytes, index + 1);
      int low = digit(bytes, index + 2);
      if (bytes[index] == '%' && high >= 0 && low >= 0) {
        decoded.write(high * 16 + low);
        index += 2;
      } else if (bytes[index] == '+' && plusIsSpace) {
        decoded.write(' ');
      } else {
        decoded.write(bytes[index]);
      }
    }
    return decoded.toByteArray();
  }

  private static int digit(byte[] bytes, int index) {
    return index < bytes.length ? Character.digit(bytes[index], 16) : -1;
  }

  private static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) {
      if (each > 0 && UNRESERVED.indexOf(each) >= 0) {
        text.append((char) each);
      } else {
        text.append(String.format(Locale.ROOT, "%%%02X", each & 0xff));
      }
    }
    return text.toString();
  }
}
