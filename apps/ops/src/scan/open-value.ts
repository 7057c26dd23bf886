import { parseKeyRing, readEnv, SealError, Sealer, SealingEnv } from '@ponte/platform';
import { Audit } from '../ask/audit';
import type { OpsContext } from '../program/context';
import { Refusal } from '../program/refusal';
import { jsonOf } from './matches';
import { isSealed, mapTexts } from './shown-value';

/** Which record is opened; told with who opened it. */
export interface OpenedRecord {
  readonly topic: string;
  readonly place: string;
  readonly eventId: string;
}

/**
 * Opens the sealed parts of a record for an operator. Who opened which record, and why, is on the log before anything is
 * shown.
 *
 * @throws Refusal without `--why`, or without PII_KEYS
 */
export async function openValue(
  context: OpsContext,
  name: string,
  record: OpenedRecord,
  value: Buffer | null,
): Promise<unknown> {
  const { settings } = context;
  if (settings.why === '')
    throw new Refusal(
      '--open mostra dados pessoais: diga o motivo com --why "…" (fica registrado).',
    );
  if (settings.dryRun) throw new Refusal('--open não tem ensaio: tire --dry-run ou --open.');
  const sealer = new Sealer(parseKeyRing(readEnv(SealingEnv).piiKeys).keys);
  await new Audit(context, name).tell('done', `Aberto: ${record.topic} ${record.place}.`, record);
  if (value === null) return null;
  const json = jsonOf(value);
  if (json === undefined) return value.toString('utf8');
  return mapTexts(json, (text) => (isSealed(text) ? opened(sealer, text) : text));
}

function opened(sealer: Sealer, sealed: string): unknown {
  try {
    const { purpose } = Sealer.read(sealed);
    const plain = sealer.open(sealed, { purpose });
    return jsonOf(plain) ?? plain.toString('utf8');
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return `(não abre: ${error.code}: ${error.message})`;
  }
}
