package io.filmgate.bench.crash.run;

import io.filmgate.bench.crash.evidence.Limit;
import io.filmgate.bench.crash.evidence.Limit.Unit;
import io.filmgate.bench.crash.evidence.Period;
import io.filmgate.bench.crash.evidence.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Who orders. {@code wide} and {@code narrow} have to wait for slots; each key of {@code tight} has
 * a budget for a few jobs, and its tenant a budget for less than all keys together.
 */
final class Tenants {
  /** A price of 1 for each job, whatever the vendor. */
  private static final String TIGHT_CREDITS = "6.5";

  private static final long TIGHT_MICROS = 6_500_000;
  private static final int TENANT_JOBS_PER_KEY = 5;

  private final List<Key> wide =
      List.of(new Key("wide", "web"), new Key("wide", "app"), new Key("narrow", "web"));
  private final List<Key> tight = new ArrayList<>();

  /**
   * @param tightKeys how many keys with a small budget there are
   */
  Tenants(int tightKeys) {
    for (int i = 0; i < tightKeys; i++) {
      tight.add(new Key("tight", "k" + i));
    }
  }

  /** A key of the API. */
  record Key(String tenant, String name) {
    String secret() {
      return "sk-crash-%s-%s-0123456789".formatted(tenant, name);
    }

    private String yaml(String limits) {
      return "      %s: { sha256: %s, limits: { %s } }%n".formatted(name, sha256(secret()), limits);
    }
  }

  /**
   * A key to order with.
   *
   * @param time which of the small budgets are in use: each for a while
   */
  Key any(RandomGenerator random, int time) {
    return random.nextInt(3) == 0
        ? tight.get(Math.min(time, tight.size() - 1))
        : wide.get(random.nextInt(wide.size()));
  }

  /** What the gateway must hold them to. */
  List<Limit> limits() {
    List<Limit> limits = new ArrayList<>();
    for (Key key : tight) {
      limits.add(
          new Limit(Scope.key(key.tenant(), key.name()), Unit.CREDITS, TIGHT_MICROS, Period.EVER));
    }
    limits.add(new Limit(Scope.tenant("tight"), Unit.JOBS, tenantJobs(), Period.DAY));
    return limits;
  }

  private int tenantJobs() {
    return TENANT_JOBS_PER_KEY * tight.size();
  }

  /** The part of the configuration that declares them. */
  String yaml() {
    StringBuilder yaml = new StringBuilder("tenants:\n");
    yaml.append("  wide:\n    limits: { running_jobs: 60 }\n    keys:\n");
    yaml.append(wide.get(0).yaml("running_jobs: 50, queued_jobs: 40"));
    yaml.append(wide.get(1).yaml("running_jobs: 20, queued_jobs: 20"));
    yaml.append("  narrow:\n    limits: { running_jobs: 4, queued_jobs: 6 }\n    keys:\n");
    yaml.append(wide.get(2).yaml("running_jobs: 3"));
    yaml.append(
        "  tight:\n    limits: { budgets: [{ jobs: %d, per: day }] }\n    keys:\n"
            .formatted(tenantJobs()));
    for (Key key : tight) {
      yaml.append(key.yaml("budgets: [{ credits: " + TIGHT_CREDITS + " }]"));
    }
    return yaml.toString();
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
