package io.filmgate.core.config;

import io.filmgate.core.config.ChannelConfig.Rate;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.config.ManagementConfig.JwtSigner;
import io.filmgate.core.config.RouteConfig.When;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** Writes a configuration as YAML, every key with its value, secrets masked. */
public final class ConfigText {
  private static final String MASK = "***";
  private static final Pattern SECRET_NAME = Pattern.compile(".*(secret|password|token|key).*");

  private ConfigText() {}

  /** A configuration as it applies. */
  public static String of(GatewayConfig config) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setWidth(1000);
    return new Yaml(options).dump(gateway(config));
  }

  /** What every key means that is not in the file, with one entry wherever there can be many. */
  public static String defaults() {
    Path home = Path.of("");
    GatewayConfig none = ConfigDecoder.decode(YamlDocument.read("", "", new Problems()), home, new Problems());
    ChannelConfig channel = Defaults.CHANNEL;
    Map<String, KeyConfig> keys = Map.of("<each key>", Defaults.KEY);
    TenantConfig tenant = Defaults.TENANT;
    return of(
        new GatewayConfig(
            none.home(),
            none.server(),
            none.management(),
            none.log(),
            none.store(),
            none.plugins(),
            none.jobs(),
            Map.of("<each channel>", channel),
            none.prices(),
            none.routes(),
            Map.of("<each tenant>", new TenantConfig(tenant.id(), tenant.groups(), tenant.priceFactor(), tenant.limits(), keys))));
  }

  private static Map<String, Object> gateway(GatewayConfig config) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("server", server(config.server()));
    keys.put("management", management(config.management()));
    keys.put(
        "log",
        keys(
            "format", Scalars.name(config.log().format()),
            "level", Scalars.name(config.log().level())));
    keys.put("store", store(config.store()));
    keys.put(
        "plugins",
        keys(
            "directory", config.plugins().directory().toString(),
            "scan_interval", Quantities.durationText(config.plugins().scanInterval()),
            "sha256", config.plugins().sha256()));
    keys.put("jobs", jobs(config.jobs()));
    keys.put("channels", each(config.channels(), ConfigText::channel));
    keys.put("prices", each(config.prices(), ConfigText::price));
    keys.put("routes", config.routes().stream().map(ConfigText::route).toList());
    keys.put("tenants", each(config.tenants(), ConfigText::tenant));
    return keys;
  }
}
