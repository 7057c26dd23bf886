import { SealError } from './seal-error';
import { type SealSubject } from './seal-subject';
import { Sealer } from './sealer';

/**
 * A sealed string under the first key, and for another subject if one is given; the very same if it is so already.
 *
 * @returns undefined if it cannot be opened: that says nothing of whose it is, and is no reason to lose it
 */
export function reseal(sealer: Sealer, sealed: string, subject?: SealSubject): string | undefined {
  try {
    const { kid, ...label } = Sealer.read(sealed);
    const meant = { ...label, ...(subject && { subject }) };
    const isSame = JSON.stringify(partsOf(meant)) === JSON.stringify(partsOf(label));
    if (kid === sealer.keyIds[0] && isSame) return sealed;
    return sealer.seal(meant, sealer.open(sealed, label));
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}

function partsOf({ subject }: { readonly subject: SealSubject }): readonly unknown[] {
  const { system, source, person } = subject;
  return [system, source, person];
}
