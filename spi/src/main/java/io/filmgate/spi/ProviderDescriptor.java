package io.filmgate.spi;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a provider is, needs and offers. Immutable; each wither returns a changed copy.
 *
 * <pre>{@code
 * ProviderDescriptor.of("acme", "Acme Video")
 *     .baseUrl("https://api.acme.example")
 *     .credentials(Field.secret("api_key").help("From the console, under Keys"))
 *     .models(List.of(ModelInfo.of("acme-1", new Capability("text2video", 0, 0, List.of(5), List.of(), List.of()))))
 * }</pre>
 */
public final class ProviderDescriptor {
  private final String id;
  private final String name;
  private List<Field> settings = List.of();
  private List<List<Field>> credentials = List.of();
  private List<String> hosts = List.of();
  private List<ModelInfo> models = List.of();
  private PollAdvice poll =
      new PollAdvice(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(15));
  private Duration jobLife = Duration.ofDays(1);
  private Duration inFlightBound = Duration.ofMinutes(2);
  private boolean isRenewing;

  /**
   * When to ask about a job.
   *
   * @param first how long after the vendor's acceptance
   * @param interval between the first questions; grows from there
   * @param slowest the longest interval
   */
  public record PollAdvice(Duration first, Duration interval, Duration slowest) {
    public PollAdvice {
      if (first.isNegative() || interval.toMillis() < 100 || slowest.compareTo(interval) < 0) {
        throw new IllegalArgumentException(
            "polling needs first ≥ 0, interval ≥ 100 ms, slowest ≥ interval");
      }
    }
  }

  private ProviderDescriptor(String id, String name) {
    this.id = id;
    this.name = name;
  }

  /**
   * A provider with the defaults: no settings, no credentials, polled after 5 s and then every 5 to
   * 15 s, jobs remembered for 24 h, creates visible within 120 s.
   *
   * @param id equals the jar's {@code Plugin-Id}: {@code [a-z][a-z0-9-]{0,39}}
   * @param name for people
   */
  public static ProviderDescriptor of(String id, String name) {
    if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException("a provider's id must match [a-z][a-z0-9-]{0,39}");
    }
    return new ProviderDescriptor(id, Objects.requireNonNull(name, "name"));
  }

  private ProviderDescriptor with(Consumer<ProviderDescriptor> change) {
    ProviderDescriptor copy = new ProviderDescriptor(id, name);
    copy.settings = settings;
    copy.credentials = credentials;
    copy.hosts = hosts;
    copy.models = models;
    copy.poll = poll;
    copy.jobLife = jobLife;
    copy.inFlightBound = inFlightBound;
    copy.isRenewing = isRenewing;
    change.accept(copy);
    return copy;
  }

  private static <T> List<T> joined(List<T> before, List<T> more) {
    return Stream.concat(before.stream(), more.stream()).toList();
  }

  /**
   * Declares the setting {@code base_url}. Calls to its host and port are always allowed.
   *
   * @param defaultAddress the vendor's own
   */
  public ProviderDescriptor baseUrl(String defaultAddress) {
    return settings(
        Field.address("base_url").defaultsTo(defaultAddress).help("Where the vendor's API is"));
  }

  /** Declares settings, in addition to those declared before. */
  public ProviderDescriptor settings(Field... fields) {
    return with(copy -> copy.settings = joined(settings, List.of(fields)));
  }

  /**
   * Declares one alternative set of credentials; a channel has exactly one of the sets declared.
   */
  public ProviderDescriptor credentials(Field... fields) {
    return with(copy -> copy.credentials = joined(credentials, List.of(List.of(fields))));
  }

  /**
   * Declares the hosts that calls may go to besides {@code base_url}'s; the gateway refuses others.
   *
   * @param names host names, {@code *.example.com} for all below one
   */
  public ProviderDescriptor hosts(String... names) {
    return with(copy -> copy.hosts = joined(hosts, List.of(names)));
  }

  /** Declares the models. */
  public ProviderDescriptor models(List<ModelInfo> offered) {
    return with(copy -> copy.models = List.copyOf(offered));
  }

  /** Declares when to poll; see {@link PollAdvice}. */
  public ProviderDescriptor poll(Duration first, Duration interval, Duration slowest) {
    return with(copy -> copy.poll = new PollAdvice(first, interval, slowest));
  }

  /** Declares how long the vendor remembers a job after it was created. */
  public ProviderDescriptor jobLife(Duration life) {
    return with(copy -> copy.jobLife = Objects.requireNonNull(life, "life"));
  }

  /**
   * Declares how long after being sent a create can still turn up at the vendor. Only after it does
   * {@link Reconcilable.Found.Absent} prove anything.
   */
  public ProviderDescriptor inFlightBound(Duration bound) {
    return with(copy -> copy.inFlightBound = Objects.requireNonNull(bound, "bound"));
  }

  /**
   * Declares that polling a finished job brings fresh addresses of its files for as long as the
   * vendor remembers it; see {@link #jobLife(Duration)}.
   */
  public ProviderDescriptor renewingAddresses() {
    return with(copy -> copy.isRenewing = true);
  }

  /** The provider's id. */
  public String id() {
    return id;
  }

  /** The provider's name, for people. */
  public String name() {
    return name;
  }

  /** The settings that a channel may or must have. */
  public List<Field> settings() {
    return settings;
  }

  /** The alternative sets of credentials. */
  public List<List<Field>> credentials() {
    return credentials;
  }

  /** The hosts besides that of {@code base_url}. */
  public List<String> hosts() {
    return hosts;
  }

  /** The models. */
  public List<ModelInfo> models() {
    return models;
  }

  /** When to poll. */
  public PollAdvice poll() {
    return poll;
  }

  /** How long the vendor remembers a job. */
  public Duration jobLife() {
    return jobLife;
  }

  /** How long a create can be on its way. */
  public Duration inFlightBound() {
    return inFlightBound;
  }

  /** Whether polls renew addresses. */
  public boolean isRenewingAddresses() {
    return isRenewing;
  }
}
