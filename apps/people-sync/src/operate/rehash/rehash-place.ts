/** In this order a profile is gone through; persons before bonds whose person Datasul never listed. */
const PHASES = ['structure', 'person', 'bond', 'told'] as const;
export type RehashPhase = (typeof PHASES)[number];

/** How far a pass is: a profile, what of it, and the last key; `''` before the first. */
export interface RehashPlace {
  readonly profile: string;
  readonly phase: RehashPhase;
  readonly key: string;
}

export function rehashPlace(text: string): RehashPlace {
  const [profile = '', phase = '', ...key] = text.split('/');
  const known = PHASES.find((each) => each === phase);
  if (!known) throw new Error('a place of a rehash without a phase');
  return { profile, phase: known, key: key.join('/') };
}

export function rehashCursor({ profile, phase, key }: RehashPlace): string {
  return `${profile}/${phase}/${key}`;
}

/** The beginning of a profile. */
export function firstPlace(profile: string): RehashPlace {
  return { profile, phase: PHASES[0], key: '' };
}

/** Where it goes on in a profile after the last page of a phase; undefined: the profile is done. */
export function nextPhase({ profile, phase }: RehashPlace): RehashPlace | undefined {
  const next = PHASES[PHASES.indexOf(phase) + 1];
  return next && { profile, phase: next, key: '' };
}
