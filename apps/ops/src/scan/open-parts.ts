import { parseKeyRing, readEnv, SealError, Sealer, SealingEnv } from '@ponte/platform';
import { Audit } from '../ask/audit';
import type { OpsContext } from '../program/context';
import { Refusal } from '../program/refusal';
import { jsonOf } from './matches';
import { isSealed, mapTexts } from './shown-value';

/** What is opened; told with who opened it. */
export interface Opening {
  /** e.g. `dead.open`. */
  readonly name: string;
  readonly message: string;
  readonly facts: object;
}

/** Opens sealed parts; made before anything is asked, so that what cannot be opened is not asked for. */
export type Opener = (opening: Opening, value: unknown) => Promise<unknown>;

/**
 * Opens the sealed parts of a JSON value for an operator. Who opened what, and why, is on the log before anything is
 * returned.
 *
 * @throws Refusal without `--why`, ConfigError without PII_KEYS
 */
export function needOpener(context: OpsContext): Opener {
  const { settings } = context;
  if (settings.why === '')
    throw new Refusal(
      '--open mostra dados pessoais: diga o motivo com --why "…" (fica registrado).',
    );
  if (settings.dryRun) throw new Refusal('--open não tem ensaio: tire --dry-run ou --open.');
  const sealer = new Sealer(parseKeyRing(readEnv(SealingEnv).piiKeys).keys);
  return async ({ name, message, facts }, value) => {
    await new Audit(context, name).tell('done', message, facts);
    return mapTexts(value, (text) => (isSealed(text) ? opened(sealer, text) : text));
  };
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
