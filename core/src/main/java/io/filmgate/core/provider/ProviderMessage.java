package io.filmgate.core.provider;

import io.filmgate.spi.JobHandle;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Reconcilable.LostSubmit;
import java.time.Instant;

/** What a revision is asked to do, as it goes over the bus. No class of a plugin is in it. */
sealed interface ProviderMessage {
  ProviderChannel channel();

  /** Create the vendor's job. */
  record Submit(ProviderChannel channel, Plan plan, String correlationId, Instant sendBefore)
      implements ProviderMessage {}

  /** Ask about a job. */
  record Poll(ProviderChannel channel, JobHandle job) implements ProviderMessage {}

  /** Stop a job. */
  record Cancel(ProviderChannel channel, JobHandle job) implements ProviderMessage {}

  /** Look for a lost job. */
  record Find(ProviderChannel channel, LostSubmit lost) implements ProviderMessage {}
}
