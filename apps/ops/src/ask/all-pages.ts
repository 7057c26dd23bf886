import type { OpsContext } from '../program/context';
import { resultOf } from './result-of';

/** One page of what a command lists. */
interface Page {
  readonly next: string | null;
}

/** What lists page after page. */
export interface PagedQuestion {
  readonly service: string;
  /** e.g. `payroll.request`. */
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** How many the next page may have at most, where that changes. */
  readonly most?: () => number;
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
  { service, name, args, most }: PagedQuestion,
  take: (page: P) => boolean,
): Promise<string | null> {
  let after = args['after'];
  for (;;) {
    const asked = {
      ...args,
      ...(after === undefined ? {} : { after }),
      ...(most ? { limit: most() } : {}),
    };
    const page = resultOf<P>(await asking.ask({ service, name, args: asked, changes: false }));
    if (!take(page) || page.next === null) return page.next;
    after = page.next;
  }
}
