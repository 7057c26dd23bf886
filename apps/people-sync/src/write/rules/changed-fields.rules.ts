/** What a record that is to be sent brings. */
export interface ChangedFields {
  /** again: Feedz accepted it so, and it goes once more: its person was sent, a leader is to go, an operator said so. */
  readonly kind: 'new' | 'changed' | 'again';
  /** Names of the fields that differ from what Feedz accepted; of a new record all. No values. */
  readonly fields: readonly string[];
}

/** @param accepted what Feedz accepted last; undefined: nothing */
export function changedFields(wanted: object, accepted: object | undefined): ChangedFields {
  if (!accepted) return { kind: 'new', fields: Object.keys(wanted).sort() };
  const [now, before] = [new Map(Object.entries(wanted)), new Map(Object.entries(accepted))];
  const fields = [...new Set([...now.keys(), ...before.keys()])]
    .filter((name) => JSON.stringify(now.get(name)) !== JSON.stringify(before.get(name)))
    .sort();
  return { kind: fields.length > 0 ? 'changed' : 'again', fields };
}
