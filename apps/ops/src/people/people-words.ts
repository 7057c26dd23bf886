const ENTITIES: Readonly<Record<string, string>> = {
  situation: 'situação',
  unit: 'estabelecimento',
  department: 'unidade de lotação',
  job: 'cargo',
  person: 'pessoa',
  employee: 'vínculo',
  bind: 'gestor',
};

const STATES: Readonly<Record<string, string>> = {
  none: 'nada a enviar',
  'to-send': 'a enviar',
  sending: 'em envio',
  accepted: 'aceito',
  refused: 'recusado',
  held: 'em espera',
  unknown: 'incerto',
  again: 'foi em outro lote',
  'not-sent': 'não enviado',
};

const RUN_STATES: Readonly<Record<string, string>> = {
  reading: 'lendo',
  asking: 'perguntando',
  writing: 'enviando',
  finished: 'terminada',
  stopped: 'encerrada',
  failed: 'com falha',
};

const MODES: Readonly<Record<string, string>> = {
  full: 'tudo',
  incremental: 'o que mudou',
  write: 'sem ler',
};

const BY: Readonly<Record<string, string>> = { feedz: 'Feedz', ponte: 'Ponte' };

/** Kinds of records that go to Feedz, as the service calls them. */
export const ENTITY_NAMES = ['unit', 'department', 'job', 'person', 'bind'] as const;
/** Kinds of records that are read. */
export const READ_NAMES = [
  ...(['situation', 'unit', 'department', 'job', 'person', 'employee'] as const),
];
/** What a preview says of records. */
export const PREVIEW_NAMES = ['to-send', 'refused', 'held', 'unknown'] as const;
export const OUTCOME_NAMES = ['accepted', 'refused', 'held', 'unknown'] as const;

/** A kind of record as people of personnel call it; one that is not known stays as it is. */
export function entityWord(entity: string | null): string {
  return entity === null ? '' : (ENTITIES[entity] ?? entity);
}

export function stateWord(state: string | null): string {
  return state === null ? '' : (STATES[state] ?? state);
}

/** A run's state, and what it reads and sends. */
export function runStateWord(state: string): string {
  return RUN_STATES[state] ?? state;
}

export function runModeWord({ mode, preview }: { mode: string; preview: boolean }): string {
  return `${MODES[mode] ?? mode}${preview ? ' (preview: nada é enviado)' : ''}`;
}

/** Who said so. */
export function byWord(by: string | null): string {
  return by === null ? '' : (BY[by] ?? by);
}

/** So many hex digits tell persons apart for people. */
const SHOWN = 12;

/** A key for a table: of a person's the beginning, a code as it is. */
export function keyText(key: string | null): string {
  return key === null ? '' : /^[0-9a-f]{64}$/.test(key) ? key.slice(0, SHOWN) : key;
}

/** A record by kind and key, `cargo 1203|2`. */
export function recordName({
  entity,
  key,
}: {
  readonly entity: string;
  readonly key: string;
}): string {
  return `${entityWord(entity)} ${keyText(key)}`;
}
