import { isCpf } from '@ponte/platform';

/** Why a person cannot be provisioned: nothing of what they are called or numbered. */
export type PersonFault =
  'no-candidate' | 'no-cpf' | 'invalid-cpf' | 'foreign-document' | 'no-name';

/** Who is hired; lives only as long as the call or the transaction that needs it. */
export interface Person {
  /** Eleven digits with valid check digits; `null` if there is a fault of it. */
  readonly cpf: string | null;
  /** Given and last name, without outer and repeated space; `null` if there is none. */
  readonly name: string | null;
  readonly faults: readonly PersonFault[];
}

/**
 * Reads the candidate of a webhook (`data.candidate`, opened). The document is "the CPF, digits; may be absent or, for
 * foreigners, something else": with another country of origin than BR a document that is no CPF is told apart, because
 * the person has nothing to correct.
 */
export function readPerson(candidate: Readonly<Record<string, unknown>> | undefined): Person {
  if (!candidate) return { cpf: null, name: null, faults: ['no-candidate'] };
  const document = documentOf(candidate.identificationDocument);
  const cpf = isCpf(document) ? document : null;
  const name = [candidate.name, candidate.lastName]
    .map((part) => (typeof part === 'string' ? part.replace(/\s+/g, ' ').trim() : ''))
    .filter((part) => part !== '')
    .join(' ');
  return {
    cpf,
    name: name || null,
    faults: [
      ...(cpf === null ? [cpfFault(document, candidate.countryOfOrigin)] : []),
      ...(name ? [] : (['no-name'] as const)),
    ],
  };
}

/** Digits without the points and dashes that people write. A number has lost the zeroes that it began with. */
function documentOf(value: unknown): string {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0)
    return String(value).padStart(11, '0');
  return typeof value === 'string' ? value.replace(/[\s.\-/]/g, '') : '';
}

function cpfFault(document: string, country: unknown): PersonFault {
  const foreign =
    typeof country === 'string' && /^\s*[a-z]{2,}/i.test(country) && !isBrazil(country);
  if (foreign && document !== '') return 'foreign-document';
  return document === '' ? 'no-cpf' : 'invalid-cpf';
}

function isBrazil(country: string): boolean {
  return ['br', 'bra', 'brasil', 'brazil'].includes(country.trim().toLowerCase());
}
