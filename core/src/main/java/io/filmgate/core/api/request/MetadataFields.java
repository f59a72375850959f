package io.filmgate.core.api.request;

import io.filmgate.core.wire.FieldProblem;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Warning;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code metadata}: what the gateway owns is taken out, every address in it is checked. */
final class MetadataFields {
  private static final String HTTPS = "https:";

  private final Function<String, Optional<String>> addressRule;
  private final Findings findings;

  MetadataFields(Function<String, Optional<String>> addressRule, Findings findings) {
    this.addressRule = addressRule;
    this.findings = findings;
  }

  /** The metadata for the vendor. */
  JsonObject read(Object written, String model) {
    if (written == null) {
      return new JsonObject();
    }
    if (!(written instanceof JsonObject given)) {
      findings.problem(FieldProblem.invalid("metadata", "an object", written));
      return new JsonObject();
    }
    JsonObject metadata = new JsonObject();
    given.forEach(
        member -> {
          if (member.getValue() != null && !isOurs(member.getKey(), member.getValue(), model)) {
            checkAddresses("metadata." + member.getKey(), member.getValue());
            metadata.put(member.getKey(), member.getValue());
          }
        });
    return metadata;
  }

  private boolean isOurs(String name, Object value, String model) {
    String path = "metadata." + name;
    switch (name) {
      case "model", "model_name" -> {
        if (!value.equals(model)) {
          findings.problem(
              new FieldProblem(
                  "reserved_field", path, path + " cannot be set to anything but model"));
        }
        return true;
      }
      case "n" -> {
        if (JsonView.of(value).whole("").filter(count -> count == 1).isEmpty()) {
          findings.problem(FieldProblem.invalid(path, "1", value));
        }
        return true;
      }
      case "callback_url" -> {
        checkCallback(path, value);
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private void checkCallback(String path, Object value) {
    if (!(value instanceof String address)) {
      findings.problem(FieldProblem.invalid(path, "an https address", value));
      return;
    }
    if (address.isEmpty()) {
      return;
    }
    if (address.regionMatches(true, 0, HTTPS, 0, HTTPS.length())) {
      checkAddress(path, address, "https");
    } else {
      findings.problem(
          new FieldProblem("address_not_allowed", path, path + " must be a public https address"));
    }
    findings.warn(Warning.Code.IGNORED, path, "kept from the vendor; not called by this version");
  }

  private void checkAddresses(String path, Object value) {
    if (value instanceof String text) {
      if (AddressText.isLike(text)) {
        checkAddress(path, text);
      }
    } else if (value instanceof JsonArray list) {
      for (int i = 0; i < list.size(); i++) {
        checkAddresses(path + "[" + i + "]", list.getValue(i));
      }
    } else if (value instanceof JsonObject object) {
      for (Map.Entry<String, Object> member : object) {
        checkAddresses(path + "." + member.getKey(), member.getValue());
      }
    }
  }

  void checkAddress(String path, String address) {
    checkAddress(path, address, "http(s)");
  }

  private void checkAddress(String path, String address, String kind) {
    addressRule
        .apply(address)
        .map(reason -> AddressProblem.of(path, kind, reason))
        .ifPresent(findings::problem);
  }
}
