package io.filmgate.core.job.commit;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.tenant.ApiKey;
import io.filmgate.core.tenant.KeyDirectory;
import io.filmgate.core.tenant.Tenant;

/** The limits that apply to one admission. */
public record AdmissionLimits(LimitsConfig key, LimitsConfig tenant) {

  /** The limits as they are now; none where key or tenant is gone. */
  public static AdmissionLimits of(KeyDirectory keys, String tenantId, String keyId) {
    return new AdmissionLimits(
        keys.key(tenantId, keyId).map(ApiKey::limits).orElse(LimitsConfig.NONE),
        keys.tenant(tenantId).map(Tenant::limits).orElse(LimitsConfig.NONE));
  }
}
