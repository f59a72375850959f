package io.filmgate.core.config;

import io.filmgate.core.config.ManagementConfig.JwtSigner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Writes a configuration as YAML: every key with its value, secrets masked. */
public final class ConfigText {
  static final String MASK = "***";

  private ConfigText() {}

  /** A configuration as it applies. */
  public static String of(GatewayConfig config) {
    return YamlText.of(gateway(config));
  }

  /** What each key means that is not in the file; where there can be many entries, for one. */
  public static String defaults() {
    GatewayConfig none = ConfigDecoder.none(Path.of(""));
    Map<String, KeyConfig> keys = Map.of("(each key)", Defaults.KEY);
    return of(
        none.withChannels(Map.of("(each channel)", Defaults.CHANNEL))
            .withTenants(Map.of("(each tenant)", Defaults.TENANT.withKeys(keys))));
  }

  private static Map<String, Object> gateway(GatewayConfig config) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("server", server(config.server()));
    keys.put("management", management(config.management()));
    keys.put("log", log(config.log()));
    keys.put("store", store(config.store()));
    keys.put("plugins", plugins(config.plugins()));
    keys.put("jobs", jobs(config.jobs()));
    keys.put("channels", each(config.channels(), EntryText::channel));
    keys.put("prices", each(config.prices(), EntryText::price));
    keys.put("routes", config.routes().stream().map(EntryText::route).toList());
    keys.put("tenants", each(config.tenants(), EntryText::tenant));
    return keys;
  }

  private static Map<String, Object> server(ServerConfig server) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("listen", server.listen().toString());
    keys.put("public_url", server.publicUrl().toString());
    keys.put("trusted_proxies", server.trustedProxies());
    keys.put("max_body", Quantities.sizeText(server.maxBodyBytes()));
    keys.put("max_buffered", Quantities.sizeText(server.maxBufferedBytes()));
    keys.put("stop_grace", Quantities.durationText(server.stopGrace()));
    return keys;
  }

  private static Map<String, Object> management(ManagementConfig management) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("listen", management.listen().toString());
    keys.put("jwt", management.jwt().stream().map(ConfigText::signer).toList());
    return keys;
  }

  private static Map<String, Object> signer(JwtSigner signer) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("algorithm", signer.algorithm());
    signer.secret().ifPresent(secret -> keys.put("secret", MASK));
    signer.publicKey().ifPresent(key -> keys.put("public_key", key.reveal()));
    signer.issuer().ifPresent(issuer -> keys.put("issuer", issuer));
    signer.audience().ifPresent(audience -> keys.put("audience", audience));
    return keys;
  }

  private static Map<String, Object> log(LogConfig log) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("format", Scalars.name(log.format()));
    keys.put("level", Scalars.name(log.level()));
    return keys;
  }

  private static Map<String, Object> store(StoreConfig store) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("url", store.url());
    keys.put("user", store.user());
    keys.put("password", store.password().reveal().isEmpty() ? "" : MASK);
    keys.put("min_free", Quantities.sizeText(store.minFreeBytes()));
    return keys;
  }

  private static Map<String, Object> plugins(PluginsConfig plugins) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("directory", plugins.directory().toString());
    keys.put("scan_interval", Quantities.durationText(plugins.scanInterval()));
    keys.put("sha256", plugins.sha256());
    return keys;
  }

  private static Map<String, Object> jobs(JobsConfig jobs) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("submit_wait", Quantities.durationText(jobs.submitWait()));
    keys.put("queue_wait", Quantities.durationText(jobs.queueWait()));
    keys.put("deadline", Quantities.durationText(jobs.deadline()));
    keys.put("moderated_output", Scalars.name(jobs.moderatedOutput()));
    keys.put("retention", Quantities.durationText(jobs.retention()));
    return keys;
  }

  /** A map's values written one by one. */
  static <T> Map<String, Object> each(Map<String, T> map, Function<T, Object> write) {
    Map<String, Object> written = new LinkedHashMap<>();
    map.forEach((key, value) -> written.put(key, write.apply(value)));
    return written;
  }
}
