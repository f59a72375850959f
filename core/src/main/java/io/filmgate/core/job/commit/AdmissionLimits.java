package io.filmgate.core.job.commit;

import io.filmgate.core.config.LimitsConfig;

/** The limits that apply to one admission. */
public record AdmissionLimits(LimitsConfig key, LimitsConfig tenant) {}
