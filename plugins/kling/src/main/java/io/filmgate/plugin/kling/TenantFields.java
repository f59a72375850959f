package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets metadata win over the request's own fields, and says so where that changes something. */
final class TenantFields {
  private final Draft draft;
  private final JsonView metadata;
  private final Set<String> documented;
  private final boolean dropsUnknown;

  /**
   * The fields of a request.
   *
   * @param documented what Kling documents of the product
   */
  TenantFields(Draft draft, Set<String> documented, boolean dropsUnknown) {
    this.draft = draft;
    this.metadata = draft.metadata();
    this.documented = documented;
    this.dropsUnknown = dropsUnknown;
  }

  /**
   * Whether metadata has the field. Kling takes an empty text for an absent one, and so do we; only
   * a prompt may be meant to be empty.
   */
  boolean has(String field) {
    boolean isEmpty = get(field).text("").filter(String::isEmpty).isPresent();
    return get(field).has("") && (!isEmpty || field.equals("prompt"));
  }

  /** A field of metadata as the tenant wrote it. */
  JsonView get(String field) {
    return metadata.member(field);
  }

  /** How the tenant spelled a field that has a place at the top, too. */
  String path(String field) {
    return has(field) ? "metadata." + field : field;
  }

  /** Warns that a field of metadata was used, and one of the request's own was not. */
  void overridden(String own, String field) {
    draft.warn(Warning.Code.OVERRIDDEN, own, "metadata." + field + " was used");
  }

  /** Whether metadata has the field; warns if its value is another than the request's own. */
  boolean wins(String field, Optional<?> own) {
    boolean differs = own.isPresent() && !metadata.scalar(field).equals(own.map(String::valueOf));
    if (has(field) && differs) {
      overridden(field, field);
    }
    return has(field);
  }

  /**
   * Sets a field that Kling does not document, unless this channel leaves such fields out.
   *
   * @param param how the tenant spelled it
   */
  void setUndocumented(String field, Object value, String param) {
    if (isSent(field, param)) {
      draft.set(field, value);
    }
  }

  /** Whether a field that Kling does not document is sent; the tenant is told either way. */
  boolean isSent(String field, String param) {
    draft.warn(
        dropsUnknown ? Warning.Code.IGNORED : Warning.Code.NOT_GUARANTEED,
        param,
        (dropsUnknown ? "left out" : "sent as given") + "; Kling documents no " + field);
    return !dropsUnknown;
  }

  /** Copies metadata into the body, over what is there. */
  void overlay() {
    for (String field : metadata.names()) {
      if (!has(field)) {
        draft.used(field);
      } else if (!documented.contains(field)) {
        undocumented(field);
      }
    }
    draft.overlay(documented);
  }

  /** A field that would make it another product would make another video than the one paid for. */
  private void undocumented(String field) {
    String param = "metadata." + field;
    Optional<Product> home = ProductChoice.home(field);
    if (home.isEmpty()) {
      setUndocumented(field, get(field).raw(), param);
      return;
    }
    List<String> models =
        KlingModels.ALL.stream()
            .filter(model -> model.products().contains(home.get()))
            .map(KlingModel::name)
            .toList();
    draft.used(field);
    draft.problem(
        Problem.unsupported(
            param,
            "%s belongs to %s, which is for %s"
                .formatted(param, home.get().operation(), Words.oneOf(models))));
  }
}
