import type { GupyApplication } from '@ponte/clients/gupy';
import type { Sealer } from '@ponte/platform';
import type { OrderedPerson } from '../../rules/order-draft';
import type { ApplicationKey } from '../../position.store';
import type { Reading } from '../rules/polled.rules';

/** Fields of a list's entries, by names that the API is known to take; a CPF is not asked for. */
export const FIELDS: readonly string[] = [
  ...['id', 'status', 'updatedAt', 'currentStep.id', 'currentStep.name', 'job.id', 'job.name'],
  ...['candidate', 'manualCandidate'].flatMap((person) =>
    ['id', 'name', 'lastName', 'email'].map((field) => `${person}.${field}`),
  ),
];

/** A change dated later than this after our asking is taken for a faulty clock rather than for the future. */
const MOST_AHEAD_MS = 300_000;

/** An application as a list told it. */
export interface PolledApplication {
  readonly key: ApplicationKey;
  readonly jobId: number;
  readonly reading: Reading;
  /** Seals who it is, for the order. */
  readonly person: (sealer: Sealer) => OrderedPerson;
}

/** @param askedAt when the list was asked for, by our clock */
export function polled(
  application: GupyApplication,
  { source, jobId }: { readonly source: string; readonly jobId: number },
  runId: string,
  askedAt: Date,
): PolledApplication {
  const { id: applicationId, currentStep, status, job } = application;
  const who = application.candidate ?? application.manualCandidate;
  return {
    key: { source, applicationId },
    jobId,
    reading: {
      id: `reconciliation/${runId}/${askedAt.getTime()}`,
      position: {
        source,
        job: { id: jobId },
        step: currentStep ?? null,
        status: status ?? null,
      },
      date: readAt(application.updatedAt, askedAt),
    },
    person: (sealer) => {
      const data = { job: { name: job?.name ?? null }, candidate: { id: who?.id ?? null } };
      if (!who) return { data, sealed: {} };
      // The subject under which ingest seals a candidate; hand-added people may come without an id.
      const subject = { system: 'gupy', source, person: String(who.id ?? '-') };
      const { id, name, lastName, email } = who;
      const candidate = sealer.seal(
        { purpose: 'candidate', subject },
        JSON.stringify({ id, name, lastName, email }),
      );
      return { data, sealed: { candidate } };
    },
  };
}

/** Gupy's clock may be ahead of ours: what it says has happened up to its last change is in the list. */
function readAt(updatedAt: string | undefined, askedAt: Date): Date {
  const changed = Date.parse(updatedAt ?? '');
  const ahead = changed - askedAt.getTime();
  return ahead > 0 && ahead <= MOST_AHEAD_MS ? new Date(changed) : askedAt;
}
