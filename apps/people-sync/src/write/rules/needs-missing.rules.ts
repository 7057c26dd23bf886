import type { FeedzRecord, NeededRecord, Verdict } from '../feedz-record';

/** What a record that is held for others is told by; `text` in Portuguese, nothing personal. */
export type NeedsMissing = Omit<Verdict, 'message'> & { readonly text: string };

const WORDS = {
  department: { code: 5005, text: 'a unidade de lotação ainda não foi aceita pela Feedz' },
  unit: { code: 5006, text: 'o estabelecimento ainda não foi aceito pela Feedz' },
  job: { code: 5008, text: 'o cargo ainda não foi aceito pela Feedz' },
  leader: { code: 5048, text: 'o gestor ainda não foi aceito pela Feedz' },
  person: { code: 5049, text: 'a pessoa ainda não foi aceita pela Feedz' },
} as const;

/** In which order the code is chosen where several are missing: that of Feedz's table, and the person before its leader. */
const ORDER = ['department', 'unit', 'job', 'person', 'leader'] as const;

/**
 * Why a record waits that needs what Feedz has not accepted yet: with the code with which Feedz would refuse it.
 * @param missing at least one
 */
export function needsMissing(
  record: Pick<FeedzRecord, 'entity' | 'key'>,
  missing: readonly NeededRecord[],
): NeedsMissing {
  const kinds = new Set(missing.map((need) => kindOf(record, need)));
  const kind = ORDER.find((each) => kinds.has(each));
  if (kind === undefined) throw new Error('a record is held though nothing is missing');
  const reason = `${kind === 'leader' ? 'manager' : kind}-not-accepted`;
  return { by: 'ponte', ...WORDS[kind], reason, heldFor: missing };
}

function kindOf(
  { entity, key }: Pick<FeedzRecord, 'entity' | 'key'>,
  need: NeededRecord,
): keyof typeof WORDS {
  return need.entity === 'person' && (entity !== 'bind' || need.key !== key)
    ? 'leader'
    : need.entity;
}
