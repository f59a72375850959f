package io.filmgate.testkit;

import io.filmgate.spi.Capability;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.VideoProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every provider must do, as named tests. Extend it, name the provider, and record exchanges:
 *
 * <pre>{@code
 * class AcmeContractTest extends ProviderContract {
 *   @Override
 *   protected VideoProvider provider() {
 *     return new AcmeProvider();
 *   }
 *
 *   @Override
 *   protected Optional<String> statePath() {
 *     return Optional.of("data.state");
 *   }
 * }
 * }</pre>
 *
 * <p>Recordings lie in {@code src/test/resources/recordings}, as {@linkplain io.filmgate.testkit
 * the package} describes; the handles of released versions in {@code src/test/resources/handles},
 * one file a version.
 */
public abstract class ProviderContract {

  /** The provider, made anew each time. */
  protected abstract VideoProvider provider();

  /**
   * The accounts to test with; recordings use the first one, unless they change it. By default one
   * for each alternative of credentials, settings at their defaults.
   */
  protected List<TestAccount> accounts() {
    return TestAccount.allOf(provider().describe());
  }

  /** The folder of the recordings among the test resources. */
  protected String recordings() {
    return "recordings";
  }

  /** The folder of the handles among the test resources. */
  protected String handles() {
    return "handles";
  }

  /** Where the vendor's answer to a poll has the job's state, for example {@code data.state}. */
  protected Optional<String> statePath() {
    return Optional.empty();
  }

  /**
   * The smallest request that a model takes in one operation. By default a prompt and as many
   * pictures as the row needs; override it where an operation asks for more.
   */
  protected GenerationRequest smallestRequest(ModelInfo model, Capability capability) {
    List<ImageInput> pictures =
        IntStream.range(0, capability.leastImages())
            .<ImageInput>mapToObj(i -> new ImageInput.Url("https://pictures.example/" + i + ".png"))
            .toList();
    return new GenerationRequest(
        model.name(),
        "a quiet street",
        pictures,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        JsonView.EMPTY);
  }

  private Subject subject() {
    return new Subject(this::provider, accounts(), recorded(), this::smallestRequest);
  }

  private List<Recording> recorded() {
    List<Path> files = ResourceFolder.files(getClass(), recordings(), ".exchange");
    if (files.isEmpty()) {
      throw new AssertionError(
          "no recordings: put files that end in .exchange into src/test/resources/" + recordings());
    }
    return files.stream().map(Recording::read).toList();
  }

  /** Id, fields, models, hosts and times fit together, and the gateway could load the class. */
  @Test
  public final void describes_itself_consistently() {
    new DescriptionCheck(subject()).run();
  }

  /** Planning depends on the request and the channel alone. */
  @Test
  public final void same_request_same_plan() {
    new PlanChecks(subject()).plansAreEqual();
  }

  /** Each row of each model is planned, for each length that it lists; the first is the default. */
  @Test
  public final void plans_every_declared_model() {
    new PlanChecks(subject()).everyModelIsPlanned();
  }

  /** Calls go to the host of {@code base_url} and to declared hosts. */
  @Test
  public final void calls_declared_hosts_only() {
    new CallChecks(subject()).onlyDeclaredHostsAreCalled();
  }

  /** Calls, headers, plans and outcomes show no secret, and nothing that depends on one. */
  @Test
  public final void no_secret_in_any_toString() {
    new CallChecks(subject()).noSecretIsShown();
  }

  /** Each recording is played: calls and outcomes are the recorded ones. */
  @TestFactory
  public final Stream<DynamicTest> recordings_replay() {
    Subject subject = subject();
    return subject.recordings().stream()
        .map(
            recording ->
                DynamicTest.dynamicTest(
                    recording.file(), () -> new ReplayChecks(subject).replay(recording)));
  }

  /** Members that a vendor adds to its answers change nothing. */
  @Test
  public final void unknown_members_are_ignored() {
    new ReplayChecks(subject()).unknownMembersAreIgnored();
  }

  /** A state that nobody has heard of ends no job. Needs {@link #statePath()}. */
  @Test
  public final void unknown_state_keeps_running() {
    Assumptions.assumeTrue(statePath().isPresent(), "override statePath() to have this checked");
    new ReplayChecks(subject()).unknownStateKeepsRunning(statePath().get());
  }

  /** A job that has ended has ended, in the same way, whenever it is asked about. */
  @Test
  public final void final_stays_final() {
    new ReplayChecks(subject()).finalStaysFinal();
  }

  /** Metadata reaches neither the correlation id nor a model that the operator has not listed. */
  @Test
  public final void metadata_cannot_take_what_the_gateway_owns() {
    new OwnershipCheck(subject()).run();
  }

  /** A field that is neither sent nor refused is warned about. */
  @Test
  public final void unused_fields_are_warned() {
    new PlanChecks(subject()).unusedFieldsAreWarned();
  }

  /** Whatever a plan can cost more or less for is told, also where the tenant did not choose it. */
  @Test
  public final void factors_are_complete() {
    new PlanChecks(subject()).factorsAreComplete();
  }

  /** Each ability that the class declares is shown by recordings, where it works and where not. */
  @Test
  public final void declared_abilities_are_recorded() {
    new AbilityCheck(subject()).run();
  }

  /** A callback is answered whatever it holds, and what is damaged is no reason to poll. */
  @Test
  public final void damaged_callbacks_are_answered() {
    new Callbacks(subject()).damagedOnesAreAnswered();
  }

  /** Jobs of released versions are asked about as they were then. */
  @Test
  public final void old_handles_are_readable() {
    List<Path> files = ResourceFolder.files(getClass(), handles(), ".json");
    new HandleCheck(subject(), files).run();
  }

  /** {@code authorize} leaves method, address, body and the rest of a call alone. */
  @Test
  public final void authorize_changes_only_headers_and_query() {
    new CallChecks(subject()).authorizeChangesOnlyHeadersAndQuery();
  }

  /** Bad answers and odd metadata: no other exception, no second payment, no early end. */
  @Test
  public final void every_failure_is_a_ProviderException() {
    Subject subject = subject().withOneProvider();
    new PlanChecks(subject).oddMetadataIsRefusedOrPlanned();
    new FailureCheck(subject).run();
  }
}
