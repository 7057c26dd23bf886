import {
  gupyCandidateHired,
  type GupyCandidateHired,
  JsonTextError,
  parseJson,
  splitGupy,
} from '@ponte/contracts';
import { hireFacts, type HireFacts } from '../hire/hire-facts';
import { type Person, readPerson } from '../hire/person';

/** A hire of a file, or why it is none. */
export type FileHire =
  | {
      readonly at: string;
      readonly facts: HireFacts;
      readonly person: Person;
      readonly applicationId: number;
    }
  | { readonly at: string; readonly fault: string };

/**
 * Hires of a text: one body of the webhook `candidate.hired`, a list of them, or one a line (NDJSON).
 *
 * @param name of the file, which each hire is found by
 */
export function hiresOf(text: string, name: string): FileHire[] {
  return bodiesOf(text, name).map(({ at, body, fault }) =>
    fault === undefined ? hireOf(at, body) : { at, fault },
  );
}

interface Body {
  readonly at: string;
  readonly body?: unknown;
  readonly fault?: string;
}

function bodiesOf(text: string, name: string): Body[] {
  const whole = parse(text);
  if (!('fault' in whole)) {
    return Array.isArray(whole.body)
      ? whole.body.map((body: unknown, index) => ({ at: `${name}[${index}]`, body }))
      : [{ at: name, body: whole.body }];
  }
  const lines = text.split('\n').map((line, index) => ({ line, at: `${name}:${index + 1}` }));
  const told = lines.filter(({ line }) => line.trim() !== '');
  if (told.length < 2) return [{ at: name, fault: whole.fault }];
  return told.map(({ line, at }) => ({ at, ...parse(line) }));
}

/** The parser's message quotes the text, which holds a person's data. */
function parse(text: string): { body: unknown } | { fault: string } {
  try {
    return { body: parseJson(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof JsonTextError)) throw error;
    return { fault: 'não é JSON' };
  }
}

function hireOf(at: string, body: unknown): FileHire {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { at, fault: 'não é o corpo de um webhook da Gupy' };
  const { clear, candidate } = splitGupy(gupyCandidateHired, body);
  const value = { ...clear, source: 'file', sealed: {} };
  const faults = gupyCandidateHired.validate(value);
  if (faults.length > 0) {
    const words = faults.slice(0, 5).map(({ path, message }) => `${path}: ${message}`);
    return { at, fault: `não é um candidate.hired: ${words.join('; ')}` };
  }
  const { data } = value as unknown as GupyCandidateHired;
  return {
    at,
    facts: hireFacts(data),
    person: readPerson(candidate),
    applicationId: data.application.id,
  };
}
