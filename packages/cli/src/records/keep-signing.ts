import { type AuditRecord, messageOf } from '@assay/core';
import type { SigningOccasion } from './sign-chain.ts';

interface KeepSigningParts {
  sign(occasion: SigningOccasion): Promise<AuditRecord | undefined>;
  /** One line of the server's log. */
  log(line: Readonly<Record<string, string | number>>): void;
  readonly everyMs?: number;
}

const hourMs = 3_600_000;

/**
 * Signs the chain now, every hour and once more at the end; each signature goes to the log, which is kept elsewhere, in the form
 * that `assay audit verify --checkpoint` takes. Time is that of the process, so a clock that is set makes no difference.
 */
export async function keepSigning({ sign, log, everyMs = hourMs }: KeepSigningParts): Promise<{ stop(): Promise<void> }> {
  let signing: Promise<void> = Promise.resolve();
  const tell = async (occasion: SigningOccasion) => {
    try {
      const record = await sign(occasion);
      if (record !== undefined) log({ status: 'signed', records: record.sequence, head: record.hash, at: record.at });
    } catch (error) {
      log({ status: 'not-signed', error: messageOf(error) });
    }
  };
  // One after the other, also where a signature takes longer than it may.
  const next = (occasion: SigningOccasion) => {
    signing = signing.then(() => tell(occasion));
    return signing;
  };
  await next('start');
  const timer = setInterval(() => next('hour'), everyMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return next('stop');
    },
  };
}
