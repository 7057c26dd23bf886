import type { FeedzItemError } from './feedz-answers';
import { isObject, type JsonObject, textIn } from './json-fields';
import { itemErrors, requestError } from './read-errors';

type Ended = {
  readonly state: 'ended';
  readonly failed: { readonly code: number | undefined; readonly message: string } | undefined;
  readonly errors: readonly FeedzItemError[];
};

/** Compared without case, accents and whatever stands between letters. */
const WORDS: Readonly<Record<'pending' | 'finished' | 'failed', readonly string[]>> = {
  pending: [
    ...[
      'pending',
      'processing',
      'inprogress',
      'queued',
      'waiting',
      'running',
      'created',
      'received',
    ],
    ...[
      'pendente',
      'processando',
      'emprocessamento',
      'emandamento',
      'aguardando',
      'nafila',
      'recebido',
    ],
  ],
  finished: [
    ...['finished', 'done', 'completed', 'complete', 'success', 'succeeded', 'processed', 'ok'],
    ...['finishedwitherrors', 'completedwitherrors', 'partial', 'partiallyprocessed'],
    ...[
      'concluido',
      'concluida',
      'finalizado',
      'finalizada',
      'processado',
      'processada',
      'sucesso',
    ],
    ...['concluidocomerros', 'finalizadocomerros', 'processadocomerros', 'parcial'],
  ],
  failed: [
    'failed',
    'failure',
    'error',
    'falha',
    'falhou',
    'erro',
    'cancelled',
    'canceled',
    'cancelado',
  ],
};

/**
 * Reads how far a process is. Only a word for success makes one of the records that no error names a success.
 * @returns `undefined` for what cannot be told
 */
export function readProcess(json: unknown): { readonly state: 'pending' } | Ended | undefined {
  if (!isObject(json)) return undefined;
  const process = unwrapped(json);
  const word = textIn(process, ['status', 'state', 'situacao', 'situation']);
  const plain = (word ?? '')
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  if (WORDS.pending.includes(plain)) return { state: 'pending' };
  const errors = itemErrors(process);
  if (WORDS.finished.includes(plain)) return { state: 'ended', failed: undefined, errors };
  if (!WORDS.failed.includes(plain)) return undefined;
  const said = requestError(process) ?? { code: undefined, message: '' };
  return { state: 'ended', failed: said, errors };
}

/** `{ data: { status … } }` and the like. */
function unwrapped(json: JsonObject): JsonObject {
  const inner = Object.entries(json).find(
    ([key, value]) => ['data', 'process', 'result'].includes(key.toLowerCase()) && isObject(value),
  )?.[1];
  const has = (object: unknown): boolean =>
    isObject(object) && textIn(object, ['status', 'state', 'situacao', 'situation']) !== undefined;
  return has(inner) && isObject(inner) ? inner : json;
}
