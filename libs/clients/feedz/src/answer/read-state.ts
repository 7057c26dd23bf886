import { isObject, type JsonObject, plain } from './json-fields';

export type ProcessState = 'pending' | 'finished' | 'partly' | 'failed';

/** What is read of a state: the word, and the object that it stands in. */
export interface StateRead {
  readonly state: ProcessState;
  readonly process: JsonObject;
}

const NAMES = new Set(['status', 'state', 'situacao', 'situation']);
const MAX_DEPTH = 4;
/** As {@link plain} gives them. */
const WORDS: ReadonlyMap<string, ProcessState> = new Map([
  ...words('pending', 'pending processing inprogress queued waiting running created received'),
  ...words(
    'pending',
    'pendente processando emprocessamento emandamento aguardando nafila recebido',
  ),
  ...words('finished', 'finished done completed complete succeeded processed'),
  ...words('finished', 'concluido concluida finalizado finalizada processado processada'),
  ...words('partly', 'finishedwitherrors completedwitherrors partial partiallyprocessed'),
  ...words('partly', 'concluidocomerros finalizadocomerros processadocomerros parcial'),
  ...words('failed', 'failed failure falha falhou cancelled canceled cancelado'),
]);
/** Words that as often say how the request went: they count only beside a process's id or a list, and behind all others. */
const WEAK: ReadonlyMap<string, ProcessState> = new Map([
  ...words('finished', 'success sucesso ok'),
  ...words('failed', 'error erro'),
]);

/**
 * Reads the state of a process, in an answer or an object within it: the outermost word that tells one.
 * @returns `undefined` if there is none, none that is known, or several that contradict each other
 */
export function readState(json: unknown): StateRead | undefined {
  let level: readonly JsonObject[] = objectsIn([json]);
  let weak: StateRead | undefined;
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    const said = level.flatMap((process) => wordsOf(process).map((word) => ({ process, word })));
    const strong = said.filter(({ word }) => !WEAK.has(word));
    const [first] = strong;
    if (first) {
      const states = new Set(strong.map(({ word }) => WORDS.get(word)));
      const state = states.size === 1 ? WORDS.get(first.word) : undefined;
      return state && { state, process: first.process };
    }
    const [only, ...others] = said.filter(({ process }) => isProcess(process));
    const state = only && WEAK.get(only.word);
    if (only && state && others.every(({ word }) => WEAK.get(word) === state))
      weak ??= { state, process: only.process };
    level = objectsIn(level.flatMap((object) => Object.values(object)));
  }
  return weak;
}

/** Objects, also the one object of a list if it is a process. */
function objectsIn(values: readonly unknown[]): readonly JsonObject[] {
  return values.flatMap((value: unknown) => {
    const [only, ...others] = Array.isArray(value) ? (value as unknown[]) : [value];
    const isAlone = others.length === 0 && isObject(only);
    return isAlone && (!Array.isArray(value) || hasProcessId(only)) ? [only] : [];
  });
}

function wordsOf(object: JsonObject): readonly string[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const word = NAMES.has(plain(key)) && typeof value === 'string' ? plain(value) : '';
    // A number is a status of HTTP.
    return word === '' || /^\d+$/.test(word) ? [] : [word];
  });
}

function isProcess(object: JsonObject): boolean {
  return hasProcessId(object) || Object.values(object).some(Array.isArray);
}

function hasProcessId(object: JsonObject): boolean {
  return Object.keys(object).some((key) => plain(key) === 'processid');
}

function words(state: ProcessState, text: string): readonly (readonly [string, ProcessState])[] {
  return text.split(' ').map((word) => [word, state] as const);
}
