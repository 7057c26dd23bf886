import type { AhgoraResultLine } from '../results-received/ahgora-result-line.value';
import {
  AHGORA_LINES,
  type AhgoraItemFault,
} from '../results-received/ahgora-results-received.event';
import type { BodyFault } from './body-fault';
import { readCompetence } from './read-competence';
import { digitsOf, figuresOf, isMissing, tooLong } from './sent-value';
import { SentNumber } from './sent-number';

type Sent = Readonly<Record<string, unknown>>;

/** What the sender is given back of one rubrica, as it came. */
export interface LineEcho {
  readonly rubrica: unknown;
  readonly referencia: unknown;
  readonly datafalta: unknown;
}

/** One employee item, understood as far as it is the edge's to understand. */
export interface ReadItem {
  readonly fault: AhgoraItemFault;
  /** Verbatim, `''` where there is none. */
  readonly matricula: string;
  readonly codfuncionario: string;
  readonly ano: string | null;
  readonly mes: string | null;
  readonly campoAdicional: string | null;
  readonly resultados: readonly AhgoraResultLine[];
  readonly echo: { readonly matricula: unknown; readonly lines: readonly LineEcho[] };
  /** Whether it holds something that none of the above does. */
  readonly more: boolean;
}

/** Keys of an item, and of a rubrica. */
export const KEYS: ReadonlySet<string> = new Set([
  ...['matricula', 'codfuncionario', 'campoAdicional', 'resultados'],
  ...['anocom', 'anocomp', 'mescom', 'mescomp'],
]);
export const LINE_KEYS: ReadonlySet<string> = new Set(['rubrica', 'referencia', 'datafalta']);

/**
 * What of an item cannot travel, so that nothing of its request is taken.
 *
 * @param path of the item, as a JSON pointer
 */
export function itemFaults(item: unknown, path: string): readonly BodyFault[] {
  if (!isObject(item)) return [{ path, message: 'deve ser um objeto' }];
  const lines = linesOf(item.resultados);
  const faults = [...structureFaults(lines, path), ...tooLong(item, KEYS, path)];
  for (const [at, line] of lines.entries())
    if (isObject(line)) faults.push(...tooLong(line, LINE_KEYS, `${path}/resultados/${at}`));
  return faults;
}

/**
 * Reads an item. What is missing or unusable in it travels on, so that its rubricas are refused one by one with a reason.
 * Rubricas that are no objects are left out; they are {@link itemFaults}.
 */
export function understoodItem(item: Sent): ReadItem {
  const rubricas = linesOf(item.resultados).filter(isObject);
  const matricula = identity(item.matricula);
  const codfuncionario = identity(item.codfuncionario);
  const competence = readCompetence(item);
  const campoAdicional = digitsOf(item.campoAdicional);
  const resultados = rubricas.map(readLine);
  const unreadable = !matricula.trim() || !codfuncionario.trim();
  const lost =
    [item.matricula, item.codfuncionario].some(isNoIdentity) ||
    [competence.ano, competence.mes, campoAdicional].includes(null) ||
    resultados.some((line) => Object.values(line).includes(null));
  return {
    fault: unreadable ? 'employee-unreadable' : competence.differs ? 'competence-differs' : 'none',
    ...{ matricula, codfuncionario, campoAdicional, resultados },
    ...{ ano: competence.ano, mes: competence.mes },
    echo: {
      matricula: item.matricula === undefined ? '' : item.matricula,
      lines: rubricas.map(({ rubrica = '', referencia = '', datafalta = '' }) => ({
        ...{ rubrica, referencia, datafalta },
      })),
    },
    more:
      lost ||
      competence.twice ||
      hasOthers(item, KEYS) ||
      rubricas.some((line) => hasOthers(line, LINE_KEYS)),
  };
}

/** Some senders write an object where one of a list is meant. */
function linesOf(resultados: unknown): readonly unknown[] {
  if (isMissing(resultados)) return [];
  return Array.isArray(resultados) ? resultados : [resultados];
}

function structureFaults(lines: readonly unknown[], path: string): BodyFault[] {
  if (lines.length > AHGORA_LINES)
    return [{ path: `${path}/resultados`, message: `passa de ${AHGORA_LINES} rubricas` }];
  return lines.flatMap((line, at) =>
    isObject(line) ? [] : [{ path: `${path}/resultados/${at}`, message: 'deve ser um objeto' }],
  );
}

function readLine({ rubrica, referencia, datafalta }: Sent): AhgoraResultLine {
  return {
    rubrica: digitsOf(rubrica),
    // A number says neither how many decimals were meant nor what they are: 15.3 may be 15,30 or 15,03.
    referencia: figuresOf(referencia),
    datafalta: digitsOf(datafalta),
  };
}

/** A text that names somebody; opaque, so nothing of it is judged. */
function identity(value: unknown): string {
  if (value instanceof SentNumber) return value.digits ?? '';
  return typeof value === 'string' ? value : '';
}

/** Neither missing nor a text: {@link identity} says nothing of it. */
function isNoIdentity(value: unknown): boolean {
  return !isMissing(value) && typeof value !== 'string' && identity(value) === '';
}

function hasOthers(object: Sent, keys: ReadonlySet<string>): boolean {
  for (const key in object) if (!keys.has(key)) return true;
  return false;
}

/** Whether a value of a request is an object; numbers are none. */
export function isObject(value: unknown): value is Sent {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof SentNumber)
  );
}
