import { AHGORA_LINES, type AhgoraItemFault } from '@ponte/contracts';
import type { ReceivedItem } from '../rules/received-item';
import { digitsOf, figuresOf, identityOf, WrittenNumber } from './sent-text';

/** Longest text that the edge takes. */
const MOST_CHARACTERS = 255;
const SPELLINGS = [
  ['anocom', 'anocomp'],
  ['mescom', 'mescomp'],
] as const;
const ITEM_KEYS = ['matricula', 'codfuncionario', 'campoAdicional', ...SPELLINGS.flat()];
const LINE_KEYS = ['rubrica', 'referencia', 'datafalta'];

/** What keeps a request from being taken at all: its place in the file, and what must stand there. */
export interface BodyFault {
  readonly path: string;
  readonly message: string;
}

export type Sent = Readonly<Record<string, unknown>>;

/** Whether a value of a request is an object; numbers are none. */
export function isObject(value: unknown): value is Sent {
  if (typeof value !== 'object' || value === null) return false;
  return !Array.isArray(value) && !(value instanceof WrittenNumber);
}

/** A list, or the one object that some senders write in its place. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** An item as payroll-bridge would hear it. What is missing or unusable in it is judged per rubrica, not here. */
export function readSentItem(sent: Sent, position: number): ReceivedItem {
  const matricula = identityOf(sent.matricula);
  const codfuncionario = identityOf(sent.codfuncionario);
  const [ano, mes] = SPELLINGS.map(([one, other]) => eitherOf(sent[one], sent[other]));
  const differs = ano?.differs || mes?.differs;
  const unreadable = matricula.trim() === '' || codfuncionario.trim() === '';
  const fault: AhgoraItemFault = unreadable
    ? 'employee-unreadable'
    : differs
      ? 'competence-differs'
      : 'none';
  return {
    ...{ position, fault, matricula, codfuncionario },
    ano: ano?.text ?? null,
    mes: mes?.text ?? null,
    campoAdicional: digitsOf(sent.campoAdicional),
    resultados: listOf(sent.resultados)
      .filter(isObject)
      .map(({ rubrica, referencia, datafalta }) => ({
        rubrica: digitsOf(rubrica),
        // A number does not say how many decimals were meant.
        referencia: figuresOf(referencia),
        datafalta: digitsOf(datafalta),
      })),
  };
}

/** One of two spellings; both may be there if they say the same number. */
function eitherOf(
  first: unknown,
  second: unknown,
): { readonly text: string | null; readonly differs: boolean } {
  const [one, other] = [digitsOf(first), digitsOf(second)];
  if (one === '') return { text: other, differs: false };
  if (other === '') return { text: one, differs: false };
  const number = (text: string): string => text.trim().replace(/^0+(?=\d)/, '');
  const differs = one === null || other === null || number(one) !== number(other);
  return { text: one ?? other, differs };
}

/** Why ingest would take nothing of the request because of this item. */
export function itemFaults(sent: unknown, path: string): BodyFault[] {
  if (!isObject(sent)) return [{ path, message: 'deve ser um objeto' }];
  const lines = listOf(sent.resultados);
  const isList = Array.isArray(sent.resultados);
  const most = { path: `${path}/resultados`, message: `passa de ${AHGORA_LINES} rubricas` };
  return [
    ...tooLong(sent, ITEM_KEYS, path),
    ...(lines.length > AHGORA_LINES ? [most] : []),
    ...lines.flatMap((line, at) => {
      const place = `${path}/resultados${isList ? `/${at}` : ''}`;
      if (!isObject(line)) return [{ path: place, message: 'deve ser um objeto' }];
      return tooLong(line, LINE_KEYS, place);
    }),
  ];
}

function tooLong(sent: Sent, keys: readonly string[], path: string): BodyFault[] {
  return keys.flatMap((key) => {
    const value = sent[key];
    const text = value instanceof WrittenNumber ? value.text : value;
    return typeof text === 'string' && text.length > MOST_CHARACTERS
      ? [{ path: `${path}/${key}`, message: `passa de ${MOST_CHARACTERS} caracteres` }]
      : [];
  });
}
