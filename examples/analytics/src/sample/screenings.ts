import type { Chance } from './chance.ts';
import { HOUR, iso, SAMPLE_UNTIL, type SampleRecord, sampleRecord } from './sample-record.ts';

/** The platform's words, by how often they come. */
const OUTCOMES = [
  'apto',
  'apto',
  'apto',
  'apto',
  'apto',
  'apto',
  'apto com restrição',
  'inapto',
  'inconclusivo',
];

/** A screening from its order to Gupy; one in forty is corrected, one in twelve ends without a result. */
export function sampleScreening(
  chance: Chance,
  source: string,
  applicationId: number,
  step: { readonly id: number; readonly name: string },
  openedAt: number,
): SampleRecord[] {
  const orderId = chance.uuid();
  const about = {
    screeningId: chance.uuid(),
    source,
    applicationId,
    screening: 'exame-admissional',
    step: { id: step.id, name: step.name },
    provider: 'exames',
    orderId,
  };
  const records: SampleRecord[] = [];
  const tell = (name: string, at: number, value: object): void => {
    if (at > SAMPLE_UNTIL) return;
    const key = `${source}/${applicationId}`;
    records.push(
      sampleRecord(`screening.${name}.v1`, key, chance.uuid(), '/ponte/candidate-screening', at, {
        ...about,
        ...value,
      }),
    );
  };
  let at = openedAt + chance.wait(0.02) * HOUR;
  tell('requested', at, { requestedAt: iso(at) });
  if (chance.happens(1 / 12)) {
    at += 100 * HOUR;
    tell('closed', at, { reason: chance.pick(['left', 'left', 'expired']), closedAt: iso(at) });
    return records;
  }
  at += chance.wait(31) * HOUR;
  const outcome = chance.pick(OUTCOMES);
  tell('concluded', at, { outcome, resultDate: iso(at) });
  const isCorrected = chance.happens(1 / 40);
  if (isCorrected) {
    const later = at + 5 * HOUR;
    tell('concluded', later, { outcome: 'apto', resultDate: iso(later) });
  }
  at += (isCorrected ? 5 : 0) * HOUR + chance.wait(0.2, 1) * HOUR;
  tell('returned', at, {
    outcome,
    tag: 'written',
    comment: true,
    removedTags: 0,
    returnedAt: iso(at),
  });
  return records;
}
