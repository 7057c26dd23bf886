import { getByPointer, scalarText, setByPointer } from '@ponte/clients/http';
import type { OrderReading, ValidationOrder } from './validation-platform';

/** Target pointer in the request ← source pointer in the order, or a constant (anything that does not begin with `/`). */
export type RequestMapping = Readonly<Record<string, string | number | boolean>>;

/** Where the values stand in an answer of the platform. */
export interface ResultMapping {
  readonly externalId: string;
  readonly outcome: string;
  readonly score: string;
  readonly summary: string;
  readonly date: string;
}

const SENT_BY_DEFAULT = [
  '/externalId',
  '/screening',
  '/step/id',
  '/step/name',
  '/job/id',
  '/job/name',
  '/candidate/id',
  '/candidate/name',
  '/candidate/email',
];

export const DEFAULT_REQUEST: RequestMapping = Object.fromEntries(
  SENT_BY_DEFAULT.map((pointer) => [pointer, pointer]),
);

export const DEFAULT_RESULT: ResultMapping = {
  externalId: '/externalId',
  outcome: '/outcome',
  score: '/score',
  summary: '/summary',
  date: '/date',
};

/** A target inside a list, whose later members must not move up when an earlier one is missing. */
const IN_LIST = /\/(\d+|-)(\/|$)/;

/** The body of an order's request; what the order does not have is left out, inside a list it is null. */
export function mapRequest(order: ValidationOrder, mapping: RequestMapping): object {
  const body = {};
  for (const [target, source] of Object.entries(mapping)) {
    const value =
      typeof source === 'string' && source.startsWith('/') ? getByPointer(order, source) : source;
    if (value !== undefined && value !== null) {
      setByPointer(body, target, value);
    } else if (IN_LIST.test(target)) {
      setByPointer(body, target, null);
    }
  }
  return body;
}

/** An order read from the platform's answer; a value of another kind than expected is taken as absent. */
export function mapResult(
  answer: unknown,
  mapping: ResultMapping,
  idPointer: string,
): OrderReading {
  const score = getByPointer(answer, mapping.score);
  return {
    orderId: scalarText(getByPointer(answer, idPointer)),
    externalId: scalarText(getByPointer(answer, mapping.externalId)),
    outcome: scalarText(getByPointer(answer, mapping.outcome)),
    score: typeof score === 'number' ? score : scalarText(score),
    summary: scalarText(getByPointer(answer, mapping.summary)),
    date: scalarText(getByPointer(answer, mapping.date)),
  };
}
