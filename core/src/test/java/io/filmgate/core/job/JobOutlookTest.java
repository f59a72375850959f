package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.ChannelConfig.InDoubtPolicy;
import io.filmgate.core.job.JobLine.Doubt;
import io.filmgate.core.job.JobLine.Kept;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobOutlookTest {
  private static final InDoubtPolicy POLICY =
      new InDoubtPolicy(Duration.ofHours(24), InDoubtPolicy.Then.RELEASE);
  private static final Job DOUBTFUL = SampleJobs.submitting("v").withState(JobState.IN_DOUBT);

  private static String of(
      Job job, Optional<Kept> kept, Optional<InDoubtPolicy> policy, Optional<Boolean> isAskable) {
    return new JobOutlook(
            Duration.ofMinutes(30), Optional.of(SampleChannels.with("a", policy)), isAskable)
        .of(
            new JobFile(
                new JobLine(job, Optional.of(new Doubt(SampleJobs.NOON, "lost", kept))),
                List.of(),
                List.of(),
                Optional.empty()));
  }

  private static String of(Job job) {
    return of(job, Optional.empty(), Optional.empty(), Optional.of(true));
  }

  @Test
  void who_waits_is_told_how_long() {
    assertThat(of(SampleJobs.queued("v")))
        .isEqualTo("waits for a slot, and fails at 2026-11-25T12:30:00Z");
  }

  @Test
  void who_runs_has_a_deadline() {
    assertThat(of(SampleJobs.running("v"))).endsWith("still runs after 2026-11-25T14:00:00Z");
    assertThat(of(SampleJobs.running("v").withState(JobState.IN_DOUBT)))
        .isEqualTo("its vendor is asked about it, slowly, until it ends there");
  }

  @Test
  void a_vendor_that_can_be_asked_is_asked() {
    assertThat(of(DOUBTFUL, Optional.empty(), Optional.of(POLICY), Optional.of(true)))
        .isEqualTo("its vendor is asked for it until it is found or certainly missing");
  }

  @Test
  void who_is_only_supposed_to_have_been_sent_is_never_certainly_missing() {
    Job.Attempt sent = DOUBTFUL.attempt().orElseThrow();
    Job supposed =
        DOUBTFUL
            .submitting(
                new Job.Attempt(
                    sent.number(),
                    sent.channelId(),
                    sent.credentialId(),
                    sent.plugin(),
                    sent.startedAt(),
                    Job.Attempt.SUPPOSED))
            .withState(JobState.IN_DOUBT);

    assertThat(of(supposed))
        .isEqualTo("its vendor is asked for it until it is found or an operator decides");
  }

  @Test
  void otherwise_the_policy_ends_it_or_an_operator() {
    assertThat(of(DOUBTFUL, Optional.empty(), Optional.of(POLICY), Optional.of(false)))
        .isEqualTo("is ended at 2026-11-26T12:00:00Z by its channel's policy: release");
    assertThat(of(DOUBTFUL, Optional.empty(), Optional.empty(), Optional.of(false)))
        .isEqualTo("waits for an operator");
    assertThat(
            of(
                DOUBTFUL,
                Optional.of(new Kept("ann", "asked")),
                Optional.of(POLICY),
                Optional.of(false)))
        .isEqualTo("waits for an operator, who keeps it");
  }

  @Test
  void without_plugins_both_are_told() {
    assertThat(of(DOUBTFUL, Optional.empty(), Optional.empty(), Optional.empty()))
        .endsWith("certainly missing; if this vendor cannot be asked, it waits for an operator");
  }

  @Test
  void what_was_ended_in_doubt_may_be_watched() {
    Job failed =
        DOUBTFUL.ended(JobState.FAILED, Endings.failed(SampleJobs.NOON, JobErrors.GIVEN_UP));
    Aftermath after =
        Aftermath.open(SampleJobs.NOON, SampleJobs.NOON.plusSeconds(60), Optional.empty());
    JobOutlook outlook = new JobOutlook(Duration.ofMinutes(30), Optional.empty(), Optional.empty());
    JobLine line = new JobLine(failed, Optional.empty());

    assertThat(outlook.of(new JobFile(line, List.of(), List.of(), Optional.of(after))))
        .isEqualTo(
            "its vendor is asked for it, in case that it has it, until 2026-11-25T12:01:00Z");
    assertThat(outlook.of(new JobFile(line, List.of(), List.of(), Optional.empty())))
        .isEqualTo("nothing");
  }

  @Test
  void a_channel_that_is_gone_is_named_as_the_cause() {
    JobFile file =
        new JobFile(
            new JobLine(DOUBTFUL, Optional.empty()), List.of(), List.of(), Optional.empty());

    assertThat(new JobOutlook(Duration.ofMinutes(30), Optional.empty(), Optional.empty()).of(file))
        .startsWith("waits until its channel is configured again");
  }
}
