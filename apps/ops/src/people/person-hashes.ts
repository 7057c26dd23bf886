import { bondHashText, personHashText } from '@ponte/contracts';
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

function allOf(texts: readonly string[]): string[] {
  const made = hasher();
  return [...new Set(texts.flatMap((text) => made.all(text)))];
}
