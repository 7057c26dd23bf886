import { isCpf } from './cpf';
import { DASHES } from './dashes';
import { decoded } from './decoded';
import { UUID } from './uuid';

/** Eleven digits as a CPF is written, formatted or bare, not inside a longer run of digits. */
const SEPARATOR = `[\\s./_·${DASHES}]{0,3}`;
const CANDIDATE = new RegExp(
  `(?<!\\d)\\d{3}${SEPARATOR}\\d{3}${SEPARATOR}\\d{3}${SEPARATOR}\\d{2}(?!\\d)`,
  'gu',
);
const UUIDS = new RegExp(UUID, 'gi');

/** Whether a text, percent-encoded or not, holds a CPF with valid check digits. The parts of a UUID are none. */
export function holdsCpf(text: string): boolean {
  const candidates = decoded(text).replace(UUIDS, ' uuid ').match(CANDIDATE) ?? [];
  return candidates.some((candidate) => isCpf(candidate.replace(/\D/g, '')));
}
