package io.filmgate.app;

import io.filmgate.spi.SpiVersion;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Filmgate this is. */
final class Version implements IVersionProvider {

  static String filmgate() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "Filmgate " + filmgate(),
      "plugin interface " + SpiVersion.CURRENT,
      "Java " + Runtime.version()
    };
  }
}
