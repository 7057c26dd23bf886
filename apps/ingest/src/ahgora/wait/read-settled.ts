import { datasulResultsSettled, type DatasulResultsSettled } from '@ponte/contracts';
import type { Sealer } from '@ponte/platform';
import type { LineOutcome } from './line-outcome';

/** What is said in place of a message that cannot be opened, or is empty; the outcome itself is beyond doubt. */
const WORDS: Readonly<Record<DatasulResultsSettled['state'], string>> = {
  accepted: 'OK',
  refused: 'Recusado. A mensagem não está disponível.',
  unknown: 'Sem confirmação do Datasul: aguarda conferência, não reenvie com outro valor.',
  reopened: 'Reaberta: será lançada de novo quando for reenviada.',
};

/** The event of a record; `undefined` if it is none. */
export function readSettled(value: Buffer): DatasulResultsSettled | undefined {
  let event: unknown;
  try {
    event = JSON.parse(value.toString()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return datasulResultsSettled.validate(event).length === 0
    ? (event as DatasulResultsSettled)
    : undefined;
}

/**
 * The outcome as the sender is told it. Success is the state alone, never the message.
 *
 * @param onUnopened is told why a message could not be opened
 */
export function outcomeOf(
  { state, entryId, version, sealed }: DatasulResultsSettled,
  sealer: Sealer,
  onUnopened: (error: unknown) => void,
): LineOutcome {
  return {
    status: state === 'accepted' ? 'S' : 'E',
    mensagem: opened(sealed.message, sealer, onUnopened).trim() || WORDS[state],
    entryId: entryId ?? null,
    version: version ?? 0,
  };
}

function opened(message: string, sealer: Sealer, onUnopened: (error: unknown) => void): string {
  try {
    return sealer.open(message, { purpose: 'message' }).toString();
  } catch (error) {
    onUnopened(error);
    return '';
  }
}
