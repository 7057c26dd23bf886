import type { OpsCommandAnswered } from '@ponte/contracts';
import { EXIT } from '../program/exit-code';
import { Refusal } from '../program/refusal';

/** @throws Refusal unless the command was done */
export function resultOf<P>({ state, message, result }: OpsCommandAnswered): P {
  if (state === 'done') return result as P;
  throw new Refusal(message, state === 'refused' ? EXIT.refused : EXIT.failed);
}
