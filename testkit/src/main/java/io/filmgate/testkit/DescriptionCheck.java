package io.filmgate.testkit;

import io.filmgate.spi.Field;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.VideoProvider;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pf4j.Extension;

/** Whether a provider's descriptor makes sense, and whether the gateway could load the class. */
final class DescriptionCheck {
  private static final String HOST = "(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*";

  private final Findings findings = new Findings();
  private final Subject subject;

  DescriptionCheck(Subject subject) {
    this.subject = subject;
  }

  void run() {
    VideoProvider provider = subject.providers().get();
    ProviderDescriptor descriptor = provider.describe();
    loadable(provider.getClass());
    fields("setting", descriptor.settings());
    credentials(descriptor);
    models(descriptor.models());
    addresses(descriptor);
    times(descriptor);
    ProviderDescriptor again = subject.providers().get().describe();
    findings.addUnless(
        again.id().equals(descriptor.id())
            && again.models().equals(descriptor.models())
            && again.settings().equals(descriptor.settings())
            && again.credentials().equals(descriptor.credentials()),
        "describe() must give the same each time");
    findings.report("describe() contradicts itself or the class cannot be loaded; change:");
  }

  private void loadable(Class<?> type) {
    findings.addUnless(
        type.isAnnotationPresent(Extension.class), "annotate %s with @Extension", type.getName());
    boolean isConstructible =
        List.of(type.getConstructors()).stream().anyMatch(c -> c.getParameterCount() == 0);
    findings.addUnless(
        Modifier.isPublic(type.getModifiers()) && isConstructible,
        "make %s public, with a public constructor without parameters",
        type.getName());
  }

  private void fields(String sort, List<Field> fields) {
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      findings.addUnless(names.add(field.name()), "%s %s is declared twice", sort, field.name());
      field
          .defaultValue()
          .filter(value -> !field.choices().isEmpty() && !field.choices().contains(value))
          .ifPresent(
              value ->
                  findings.add(
                      "%s %s: its default %s is none of its choices %s",
                      sort, field.name(), value, field.choices()));
    }
  }

  private void credentials(ProviderDescriptor descriptor) {
    findings.addUnless(
        !descriptor.credentials().isEmpty(),
        "declare credentials(Field.secret(…)): without any, nobody could configure an account");
    Set<Set<String>> alternatives = new HashSet<>();
    for (List<Field> alternative : descriptor.credentials()) {
      fields("credential", alternative);
      Set<String> names = alternative.stream().map(Field::name).collect(Collectors.toSet());
      findings.addUnless(
          alternatives.add(names), "two alternatives of credentials have the names %s", names);
      findings.addUnless(
          alternative.stream().anyMatch(field -> field.type() == Field.Type.SECRET),
          "none of the credentials %s is a Field.secret",
          names);
    }
  }

  private void models(List<ModelInfo> models) {
    findings.addUnless(!models.isEmpty(), "declare at least one model");
    Set<String> names = models.stream().map(ModelInfo::name).collect(Collectors.toSet());
    findings.addUnless(names.size() == models.size(), "two models have the same name");
    for (ModelInfo model : models) {
      findings.addUnless(
          !model.capabilities().isEmpty(), "model %s has no Capability", model.name());
      for (String variant : model.variants()) {
        findings.addUnless(
            names.contains(variant) && !variant.equals(model.name()),
            "model %s: its variant %s is no other model of the list",
            model.name(),
            variant);
      }
    }
  }

  private void addresses(ProviderDescriptor descriptor) {
    for (String host : descriptor.hosts()) {
      findings.addUnless(
          host.matches(HOST), "hosts(\"%s\") is no host name; write only the name", host);
    }
    for (Field field : descriptor.settings()) {
      if (field.type() == Field.Type.ADDRESS && field.defaultValue().isPresent()) {
        URI address = URI.create(field.defaultValue().get());
        findings.addUnless(
            address.getHost() != null && address.getRawQuery() == null,
            "setting %s: its default must be an http or https address without query",
            field.name());
      }
    }
  }

  private void times(ProviderDescriptor descriptor) {
    findings.addUnless(
        descriptor.poll().first().compareTo(descriptor.jobLife()) < 0,
        "the first poll comes after the vendor has forgotten the job");
    findings.addUnless(
        descriptor.inFlightBound().compareTo(descriptor.jobLife()) < 0,
        "a create can be in flight for longer than the vendor remembers jobs");
  }
}
