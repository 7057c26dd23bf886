import {
  AHGORA_BODY_BYTES,
  type BodyFault,
  isSentObject,
  type SentItem,
  sentItems,
  tooMuch,
  understoodItem,
} from '@ponte/contracts';
import type { ReceivedItem } from '../rules/received-item';
import { EmployeeCounts } from './employee-counts';
import { placeOf } from './place-of';

/** A request read from a file. */
export interface ReadRequest {
  /** What keeps it from being taken at all. */
  readonly faults: readonly BodyFault[];
  /** Its items, as far as they are objects. */
  readonly items: readonly ReceivedItem[];
  /** The place in the file of a pointer that takes every list for one, and year and month for `anocom` and `mescom`. */
  readonly place: (pointer: string) => string;
}

const BRACKET = '['.charCodeAt(0);

/**
 * Reads a request with ingest's own reader, and goes on where that would stop: all that is wrong is told. Its faults quote
 * nothing: the file is full of people.
 */
export function readRequest(bytes: Buffer): ReadRequest {
  if (bytes.length > AHGORA_BODY_BYTES)
    return { faults: [tooLarge], items: [], place: (pointer) => pointer };
  const sent: unknown[] = [];
  const faults: BodyFault[] = [];
  const items: ReceivedItem[] = [];
  const counts = new EmployeeCounts();
  let [isList, lines, bound]: [boolean, number, BodyFault | undefined] = [true, 0, undefined];
  const read = sentItems(bytes);
  let next = read.next();
  for (; !next.done; next = read.next()) {
    if (next.value === null) continue;
    const { value, span } = next.value;
    if (sent.length === 0) isList = byteBefore(bytes, span.from) === BRACKET;
    faults.push(...next.value.faults);
    const item = receivedItem(next.value, sent.length);
    sent.push(value);
    if (item) {
      items.push(item);
      lines += item.resultados.length;
      faults.push(...counts.add(item));
    }
    bound ??= tooMuch(sent.length, lines, AHGORA_BODY_BYTES);
  }
  if (next.value) faults.push(next.value);
  if (bound) faults.push(bound);
  const place = (pointer: string): string => placeOf(pointer, sent, isList);
  return { faults: faults.map((each) => ({ ...each, path: place(each.path) })), items, place };
}

const tooLarge: BodyFault = { path: '', message: `passa de ${AHGORA_BODY_BYTES} bytes` };

/** An item as payroll-bridge would hear it. What is missing or unusable in it is judged per rubrica, not here. */
function receivedItem({ value }: SentItem, position: number): ReceivedItem | undefined {
  if (!isSentObject(value)) return undefined;
  const { fault, matricula, codfuncionario, ano, mes, campoAdicional, resultados } =
    understoodItem(value);
  return { position, fault, matricula, codfuncionario, ano, mes, campoAdicional, resultados };
}

function byteBefore(bytes: Buffer, from: number): number | undefined {
  let at = from - 1;
  while (at > 0 && /\s/.test(String.fromCharCode(bytes[at] ?? 0))) at -= 1;
  return bytes[at];
}
