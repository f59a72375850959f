package io.filmgate.plugin.jimeng;

import static io.filmgate.spi.ErrorKind.CONCURRENCY_FULL;
import static io.filmgate.spi.ErrorKind.INPUT_REJECTED;
import static io.filmgate.spi.ErrorKind.INVALID_REQUEST;
import static io.filmgate.spi.ErrorKind.MODEL_UNAVAILABLE;
import static io.filmgate.spi.ErrorKind.NOT_ENTITLED;
import static io.filmgate.spi.ErrorKind.OUTCOME_UNKNOWN;
import static io.filmgate.spi.ErrorKind.OUTPUT_REJECTED;
import static io.filmgate.spi.ErrorKind.RATE_LIMITED;
import static io.filmgate.spi.ErrorKind.UNAVAILABLE;

import io.filmgate.spi.JobStatus;
import io.filmgate.spi.codec.ErrorTable;
import io.filmgate.spi.exchange.HttpReply;

/** What the codes of the service mean. */
final class ServiceErrors {
  private static final String SUCCESS = "10000";
  private static final ErrorTable BARE = at("");
  private static final ErrorTable WRAPPED = at(VendorErrors.WRAPPER + ".");

  private ServiceErrors() {}

  /** The table for an answer. A code says that there is no task, even where the status does not. */
  static ErrorTable table(HttpReply reply, boolean isWrapped) {
    ErrorTable table = isWrapped ? WRAPPED : BARE;
    return reply.status() < 500
        ? table
        : table.on(UNAVAILABLE, "The vendor had an error and started nothing", "5????");
  }

  /** The end of a task that failed. */
  static JobStatus failed(String code) {
    return BARE.failed(code, "");
  }

  private static ErrorTable at(String at) {
    return ErrorTable.at(at + "code", at + "message")
        .ok(SUCCESS)
        .on(INPUT_REJECTED, "The picture was refused by the vendor's content check", "50411")
        .on(INPUT_REJECTED, "The prompt was refused by the vendor's content check", "50412")
        .on(INPUT_REJECTED, "The prompt has words that are refused or protected", "50413")
        .on(INPUT_REJECTED, "The text made from the prompt was refused", "50512")
        .on(INPUT_REJECTED, "The video sent along was refused", "50513")
        .on(INPUT_REJECTED, "The sound sent along was refused", "50514")
        .on(INPUT_REJECTED, "The picture was refused for reasons of copyright", "50518")
        .on(INPUT_REJECTED, "What was sent along was refused as risky", "50218")
        .on(
            OUTPUT_REJECTED,
            "The result was refused by the vendor's content check; another seed or prompt may pass",
            "50511",
            "50516",
            "50517")
        .on(OUTPUT_REJECTED, "The result was refused for reasons of copyright", "50519")
        .on(UNAVAILABLE, "The vendor's content check is out of order", "50520", "50521", "50522")
        .on(RATE_LIMITED, "The vendor asks to slow down", "50429")
        .on(CONCURRENCY_FULL, "The vendor's slots for this account are taken", "50430")
        .on(UNAVAILABLE, "The vendor had an internal error", "50500", "50501")
        .on(INVALID_REQUEST, "The vendor could not use what was sent along", "50215")
        .on(INVALID_REQUEST, "The vendor refused a field", "50200")
        .onMessage(MODEL_UNAVAILABLE, "The vendor does not have this model", "*: req_key*")
        .on(NOT_ENTITLED, "The account has not activated this model", "50400", "50204")
        .on(INVALID_REQUEST, "The vendor refused the request", "504??", "505??")
        .on(OUTCOME_UNKNOWN, "The vendor's answer contradicts itself", SUCCESS);
  }
}
