package io.filmgate.plugin.jimeng;

import io.filmgate.spi.CallbackAware;
import io.filmgate.spi.Channel;
import io.filmgate.spi.Field;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Moment;
import io.filmgate.spi.exchange.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.pf4j.Extension;

/**
 * Jimeng. The vendor selects a product by {@code req_key}, which is what we call a model. It cannot
 * be asked for a job of which the id was lost, and has no field for a correlation id.
 */
@Extension
public final class JimengProvider implements VideoProvider, CallbackAware {
  /** The setting that lets a text-to-video key become its sibling when pictures come along. */
  static final String SWITCH_BY_IMAGES = "switch_by_images";

  /** The setting that lets a large size turn an alias into its 1080p family. */
  static final String SWITCH_BY_SIZE = "switch_by_size";

  private static final Field ACCESS_KEY_ID =
      Field.secret(RequestSigner.ACCESS_KEY_ID).help("From the console, under Access Keys: AK…");
  private static final Field SECRET_ACCESS_KEY =
      Field.secret(RequestSigner.SECRET_ACCESS_KEY).help("As the console shows it, not decoded");
  private static final Field SESSION_TOKEN =
      Field.secret(RequestSigner.SESSION_TOKEN).help("Comes with temporary keys");

  private static final ProviderDescriptor DESCRIPTOR =
      ProviderDescriptor.of("jimeng", "Jimeng")
          .baseUrl("https://visual.volcengineapi.com")
          .settings(
              Field.text(RequestSigner.REGION)
                  .defaultsTo(RequestSigner.DEFAULT_REGION)
                  .help("Part of the signature"),
              Field.text(RequestSigner.SERVICE)
                  .defaultsTo(RequestSigner.DEFAULT_SERVICE)
                  .help("Part of the signature"),
              Field.flag(SWITCH_BY_IMAGES)
                  .defaultsTo("true")
                  .help("Pictures turn a text-to-video req_key into its image-to-video sibling"),
              Field.flag(SWITCH_BY_SIZE)
                  .defaultsTo("false")
                  .help("A short side from 1000 turns jimeng_v30 into 1080p, which costs more"))
          .credentials(ACCESS_KEY_ID, SECRET_ACCESS_KEY)
          .credentials(ACCESS_KEY_ID, SECRET_ACCESS_KEY, SESSION_TOKEN)
          .models(ModelCatalogue.models())
          .poll(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(10))
          .jobLife(TaskResult.MEMORY)
          .renewingAddresses();

  @Override
  public ProviderDescriptor describe() {
    return DESCRIPTOR;
  }

  @Override
  public List<Problem> check(Channel channel) {
    return ModelCatalogue.check(channel.models());
  }

  @Override
  public Plan plan(GenerationRequest request, Channel channel) {
    return new VideoPlanner(request, channel).plan();
  }

  @Override
  public Step<Submitted> submit(Plan plan, CallContext context) {
    return SubmitTask.step(plan, context);
  }

  @Override
  public Step<JobStatus> poll(JobHandle job, CallContext context) {
    return TaskResult.step(job, context);
  }

  @Override
  public HttpCall authorize(HttpCall call, Credentials credentials, Moment moment) {
    return RequestSigner.sign(call, credentials, moment.now());
  }

  @Override
  public CallbackAnswer receive(CallbackRequest request, Credentials credentials, Instant now) {
    return TaskCallback.receive(request);
  }
}
