import { confirm } from '../program/confirm';
import type { OpsContext } from '../program/context';
import type { Outcome } from '../program/outcome';
import { type Decision, decidePages } from './decide-pages';

/**
 * Decides all that a filter names after the person was asked: at a terminal it is counted before, by a rehearsal. What is so
 * only since the command began is left alone, as it is by later pages, which would meet what the first ones did. When that
 * was says the service, where it tells `until` (`clock`), else this machine.
 *
 * @throws Refusal if they do not want to, or if there is nobody to ask
 */
export async function confirmPages(
  context: OpsContext,
  question: string,
  {
    filter,
    clock,
    ...decision
  }: Decision & { readonly words: NonNullable<Decision['words']>; readonly clock?: 'service' },
): Promise<Outcome> {
  const { settings, io } = context;
  const bounded = { ...decision, filter: clock === 'service' ? filter : byThisClock(filter) };
  if (!settings.yes && !settings.dryRun && io.terminal) {
    const rehearsal = await decidePages(context, { ...bounded, dryRun: true });
    const { counts, until } = (rehearsal.result ?? {}) as Rehearsed;
    if (!counts || counts.decided === 0) return rehearsal;
    // What was counted, and not what came while the person read it.
    const counted = { ...bounded.filter, ...(until === undefined ? {} : { until }) };
    await confirm(context, `${question}: ${rehearsal.message} (${shownFilter(counted)}).`);
    return decidePages(context, { ...bounded, filter: counted });
  }
  const most = `até ${decision.limit} ${decision.words.many}`;
  await confirm(context, `${question}: ${most} (${shownFilter(bounded.filter)}).`);
  return decidePages(context, bounded);
}

interface Rehearsed {
  readonly counts?: { readonly decided: number };
  readonly until?: string;
}

function byThisClock(filter: Decision['filter']): Decision['filter'] {
  const now = new Date().toISOString();
  const { until = now } = filter as { readonly until?: string };
  return { ...filter, until: until < now ? until : now };
}

function shownFilter(filter: Decision['filter']): string {
  return Object.entries(filter)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ');
}
