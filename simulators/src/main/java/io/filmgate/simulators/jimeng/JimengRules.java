package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.jimeng.ImageRules.Images;
import io.filmgate.simulators.jimeng.OrderFields.WrongField;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * From a submit's body to an order. Keys that nobody reads are ignored, as are images sent to a
 * product without any.
 */
final class JimengRules {

  private final Map<String, JimengProduct> products = JimengProduct.table();
  private final ShapeRules shapes = new ShapeRules();

  /**
   * @param isAvatarAction whether the order came by the actions for avatars
   * @throws WrongField for the first field that is wrong
   */
  JimengOrder order(JsonObject body, boolean isAvatarAction) {
    OrderFields fields = new OrderFields(body);
    JimengProduct product =
        fields
            .text("req_key")
            .map(products::get)
            .filter(known -> known.isAvatar() == isAvatarAction)
            .orElseThrow(() -> new WrongField("req_key"));
    Images images =
        product.takesImages() ? ImageRules.check(fields, product) : ImageRules.Images.NONE;
    Optional<String> prompt = fields.text("prompt");
    boolean isPromptNeeded =
        product.prompt().equals("required")
            || (product.prompt().equals("or_image") && images.count() == 0);
    if (prompt.isEmpty() && isPromptNeeded) {
      throw new WrongField("prompt");
    }
    product.addresses().forEach(fields::needAddress);
    product.addressLists().forEach(fields::checkAddresses);
    product.flags().forEach(fields::checkFlag);
    product
        .choices()
        .forEach(
            (name, allowed) -> {
              if (!allowed.contains(fields.text(name).orElse(""))) {
                throw new WrongField(name);
              }
            });
    fields.checkSeed();
    Optional<String> callback =
        product.callsBack() ? fields.text("callback_url") : Optional.empty();
    if (callback.isPresent()) {
      fields.needAddress("callback_url");
    }
    return new JimengOrder(
        product, prompt.orElse(""), shapes.shape(fields, product, images), callback);
  }
}
