package io.filmgate.testkit;

import io.filmgate.spi.VideoProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the whole contract with a provider and says which behaviours fail, and how. */
final class ContractRun extends ProviderContract {
  private final Supplier<VideoProvider> providers;
  private final String recordings;

  private ContractRun(Supplier<VideoProvider> providers, String recordings) {
    this.providers = providers;
    this.recordings = recordings;
  }

  static Map<String, String> failures(Supplier<VideoProvider> providers) {
    return failures(providers, "recordings");
  }

  static Map<String, String> failures(Supplier<VideoProvider> providers, String recordings) {
    ContractRun contract = new ContractRun(providers, recordings);
    Map<String, String> failures = new TreeMap<>();
    for (Method behaviour : ProviderContract.class.getDeclaredMethods()) {
      if (behaviour.isAnnotationPresent(Test.class)
          || behaviour.isAnnotationPresent(TestFactory.class)) {
        contract
            .failure(behaviour)
            .ifPresent(failure -> failures.put(behaviour.getName(), failure.getMessage()));
      }
    }
    return failures;
  }

  private Optional<Throwable> failure(Method behaviour) {
    try {
      if (behaviour.invoke(this) instanceof Stream<?> dynamic) {
        for (Object test : dynamic.toList()) {
          ((DynamicTest) test).getExecutable().execute();
        }
      }
      return Optional.empty();
    } catch (InvocationTargetException thrown) {
      return Optional.of(thrown.getCause());
    } catch (Throwable thrown) {
      return Optional.of(thrown);
    }
  }

  @Override
  protected VideoProvider provider() {
    return providers.get();
  }

  @Override
  protected String recordings() {
    return recordings;
  }

  @Override
  protected Optional<String> statePath() {
    return Optional.of("state");
  }
}
