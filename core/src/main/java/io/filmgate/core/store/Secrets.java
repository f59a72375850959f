package io.filmgate.core.store;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;

/** Secrets that the gateway makes for itself, once, and keeps in the store. */
public final class Secrets {
  private static final int BYTES = 32;

  private Secrets() {}

  /** The secret of a name; made if nobody has made it so far. For a writing connection. */
  public static SqlWork<byte[]> of(String name, SecureRandom random) {
    byte[] fresh = new byte[BYTES];
    random.nextBytes(fresh);
    return connection -> {
      try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into secret (name, value) select ?, ?"
                      + " where not exists (select 1 from secret where name = ?)");
          PreparedStatement select =
              connection.prepareStatement("select value from secret where name = ?")) {
        insert.setString(1, name);
        insert.setString(2, Base64.getEncoder().encodeToString(fresh));
        insert.setString(3, name);
        insert.executeUpdate();
        select.setString(1, name);
        return value(select);
      }
    };
  }

  private static byte[] value(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return Base64.getDecoder().decode(row.getString("value"));
    }
  }
}
