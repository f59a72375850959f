package io.filmgate.plugin.kling;

import io.filmgate.spi.BatchPolling;
import io.filmgate.spi.CallbackAware;
import io.filmgate.spi.Channel;
import io.filmgate.spi.Field;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Probing;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.Reconcilable;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Moment;
import io.filmgate.spi.exchange.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Kling, over both of its interfaces: the older one takes both kinds of credentials, the newer one
 * API keys only. A model lives in one of them.
 */
@Extension
public final class KlingProvider
    implements VideoProvider, Reconcilable, CallbackAware, Probing, BatchPolling {
  static final String API_KEY = "api_key";
  static final String DROPS_UNKNOWN = "drop_unknown_metadata";
  private static final String WEBHOOK_SECRET = "webhook_secret";
  private static final Field WEBHOOK =
      Field.secret(WEBHOOK_SECRET)
          .defaultsTo("")
          .help("From the console, under Webhook; callbacks without its signature are refused");

  private static final ProviderDescriptor DESCRIPTOR =
      ProviderDescriptor.of("kling", "Kling AI")
          .settings(
              Field.address("base_url")
                  .defaultsTo("https://api-singapore.klingai.com")
                  .help(
                      "Where the account lives: https://api-singapore.klingai.com for keys of"
                          + " kling.ai, https://api-beijing.klingai.com for keys of klingai.com;"
                          + " https://api.klingai.com is the old name of the first"),
              Field.flag(DROPS_UNKNOWN)
                  .defaultsTo("false")
                  .help(
                      "Leave out what Kling does not document, such as seed, instead of sending"
                          + " it"))
          .credentials(
              Field.secret("access_key").help("From the console; goes with secret_key"),
              Field.secret("secret_key").help("Signs a token for each call; never sent"),
              WEBHOOK)
          .credentials(
              Field.secret(API_KEY).help("From the console, under API keys; sent as it is"),
              WEBHOOK)
          .models(KlingModels.ALL.stream().map(Offer::of).toList())
          .poll(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(15))
          .jobLife(Result.RETENTION);

  @Override
  public ProviderDescriptor describe() {
    return DESCRIPTOR;
  }

  @Override
  public Plan plan(GenerationRequest request, Channel channel) {
    return Plans.of(request, channel);
  }

  @Override
  public Step<Submitted> submit(Plan plan, CallContext context) {
    Product product = Product.of(plan.operation()).orElseThrow();
    return isNewer(plan.model())
        ? NewerTasks.submit(plan, product, context)
        : OlderTasks.submit(plan, product, context);
  }

  /** Of a job whose id an operator has found there is no state: its model says where it is. */
  @Override
  public Step<JobStatus> poll(JobHandle job, CallContext context) {
    boolean isNewer =
        job.state().containsKey(TaskState.PATH)
            ? job.state().get(TaskState.PATH).equals(NewerTasks.PATH)
            : isNewer(job.model());
    return isNewer ? NewerTasks.poll(job, context) : OlderTasks.poll(job, context);
  }

  /** Only an API key is shown the path that answers for several tasks. */
  @Override
  public int batchSize(Channel channel) {
    return channel.credentials().contains(API_KEY) ? NewerTasks.MOST_IN_ONE_CALL : 1;
  }

  @Override
  public Step<Map<String, JobStatus>> pollAll(List<JobHandle> jobs, CallContext context) {
    return NewerTasks.pollAll(jobs, context);
  }

  @Override
  public Step<Found> find(LostSubmit lost, CallContext context) {
    Optional<Product> product = Product.of(lost.operation());
    if (product.isEmpty()) {
      return Step.done(new Found.Unsure());
    }
    return isNewer(lost.model())
        ? NewerTasks.find(context, lost.correlationId())
        : OlderTasks.find(product.get(), context, lost.correlationId());
  }

  private static boolean isNewer(String model) {
    return KlingModels.find(model).filter(KlingModel::isNewer).isPresent();
  }

  @Override
  public CallbackAnswer receive(CallbackRequest request, Credentials credentials, Instant now) {
    Optional<String> secret =
        credentials.has(WEBHOOK_SECRET)
            ? Optional.of(credentials.secret(WEBHOOK_SECRET).reveal())
            : Optional.empty();
    return new Webhook(request).answer(secret.filter(text -> !text.isEmpty()), now);
  }

  @Override
  public Step<AccountHealth> probe(CallContext context) {
    return AccountCosts.ask(context);
  }

  @Override
  public HttpCall authorize(HttpCall call, Credentials credentials, Moment moment) {
    return credentials.has("access_key")
        ? call.bearer(
            AccessToken.of(
                credentials.secret("access_key"), credentials.secret("secret_key"), moment.now()))
        : call.bearer(credentials.secret(API_KEY));
  }

  /** A pair of keys is not taken by the newer interface. */
  @Override
  public List<ModelInfo> models(Channel channel) {
    return KlingModels.ALL.stream()
        .filter(model -> !model.isNewer() || channel.credentials().contains(API_KEY))
        .map(Offer::of)
        .toList();
  }

  @Override
  public List<Problem> check(Channel channel) {
    List<Problem> problems = new ArrayList<>();
    for (String name : channel.models().stream().sorted().toList()) {
      Optional<KlingModel> model = KlingModels.find(name);
      if (model.isEmpty()) {
        problems.add(Problem.invalid("models." + name, KlingModels.names(), name));
      } else if (model.get().isNewer() && !channel.credentials().contains(API_KEY)) {
        problems.add(Problem.unsupported("models." + name, name + " needs a channel with api_key"));
      }
    }
    return problems;
  }
}
