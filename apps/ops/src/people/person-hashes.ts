import { bondHashText, cpfHashText, personHashText } from '@ponte/contracts';
import { LookupEnv, LookupHasher, parseKeyRing, readEnv } from '@ponte/platform';
import { Refusal } from '../program/refusal';

/** Of a key: the hash is made here, so that a person code never stands in a command on Kafka. */
function hasher(): LookupHasher {
  return new LookupHasher(parseKeyRing(readEnv(LookupEnv).lookupKeys).keys);
}

/**
 * Keys that a person of this code may stand under: by every lookup key, with and without leading zeros.
 *
 * @throws ConfigError without PII_LOOKUP_KEYS
 */
export function personHashes(profile: string, code: string): string[] {
  const texts = [code, code.replace(/^0+(?=\d)/, '')].map((each) => personHashText(profile, each));
  return allOf(texts);
}

/**
 * The same for a bond.
 *
 * @param bond `empresa|estabelecimento|matrícula`, as Datasul writes them
 */
export function bondHashes(profile: string, bond: string): string[] {
  const [empresa, estabelecimento, matricula, ...more] = bond.split('|');
  if (!empresa?.trim() || !estabelecimento?.trim() || !matricula?.trim() || more.length > 0)
    throw new Refusal(
      'O vínculo é empresa|estabelecimento|matrícula, como no Datasul; por exemplo 10|1|4711.',
    );
  return allOf([bondHashText(profile, { empresa, estabelecimento, matricula })]);
}

/**
 * Hashes that a person's CPF may stand under.
 *
 * @param cpf eleven digits, with or without dots and dash
 */
export function cpfHashes(profile: string, cpf: string): string[] {
  const text = /^[\d.\- ]+$/.test(cpf) ? cpfHashText(profile, cpf) : undefined;
  if (text === undefined || cpf.replace(/\D/g, '').length !== 11)
    throw new Refusal('O CPF tem 11 algarismos, com ou sem pontos e traço.');
  return allOf([text]);
}

function allOf(texts: readonly string[]): string[] {
  const made = hasher();
  return [...new Set(texts.flatMap((text) => made.all(text)))];
}
