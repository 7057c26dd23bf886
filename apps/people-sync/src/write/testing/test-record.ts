import { NO_VERDICT, type FeedzRecord } from '../feedz-record';

/** A record of a person of which nothing is known yet, but for what shall differ. */
export function testRecord(change: Partial<FeedzRecord> = {}): FeedzRecord {
  return {
    ...{ profile: 'holding', entity: 'person', key: 'p1', state: 'none', ...NO_VERDICT },
    ...{ wantedHash: null, wanted: null, needs: [], again: false },
    ...{ acceptedHash: null, acceptedAt: null, emailHash: null, acceptedEmailHash: null },
    ...{ doubtedEmailHash: null, manager: null, acceptedManager: null },
    ...{ accepted: null, doubted: null },
    ...{ version: 0, told: null, run: null, lot: null, settledAt: null },
    ...change,
  };
}
