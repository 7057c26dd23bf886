import type { OpsCommandAnswered } from '@ponte/contracts';
import type { OpsContext } from '../program/context';
import { Refusal } from '../program/refusal';
import { EXIT } from '../program/exit-code';
import { SERVICE } from './service';

/** One page of what a command lists. */
interface Page {
  readonly next: string | null;
}

/**
 * Asks for page after page and hands each over, until there is no more or `take` has enough.
 *
 * @param take says whether it wants more
 * @returns where the list goes on, `null` at its end
 * @throws Refusal if a page is not answered: a list that lacks something must not look whole
 */
export async function allPages<P extends Page>(
  { asking }: OpsContext,
  name: string,
  args: Readonly<Record<string, unknown>>,
  take: (page: P) => boolean,
  /** How many the next page may have at most, where that changes. */
  most?: () => number,
): Promise<string | null> {
  let after = args['after'];
  for (;;) {
    const asked = {
      ...args,
      ...(after === undefined ? {} : { after }),
      ...(most ? { limit: most() } : {}),
    };
    const answer = await asking.ask({ service: SERVICE, name, args: asked, changes: false });
    const page = resultOf<P>(answer);
    if (!take(page) || page.next === null) return page.next;
    after = page.next;
  }
}

/** @throws Refusal unless the command was done */
export function resultOf<P>({ state, message, result }: OpsCommandAnswered): P {
  if (state === 'done') return result as P;
  throw new Refusal(message, state === 'refused' ? EXIT.refused : EXIT.failed);
}
