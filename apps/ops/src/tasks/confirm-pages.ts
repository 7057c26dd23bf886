import { confirm } from '../program/confirm';
import type { OpsContext } from '../program/context';
import type { Outcome } from '../program/outcome';
import { type Decision, decidePages } from './decide-pages';

/**
 * Decides all that a filter names after the person was asked: at a terminal it is counted before, by a rehearsal. What is so
 * only since the command began is left alone, as it is by later pages, which would meet what the first ones did.
 *
 * @throws Refusal if they do not want to, or if there is nobody to ask
 */
export async function confirmPages(
  context: OpsContext,
  question: string,
  { filter, ...decision }: Decision & { readonly words: NonNullable<Decision['words']> },
): Promise<Outcome> {
  const { settings, io } = context;
  const now = new Date().toISOString();
  const { until = now } = filter as { readonly until?: string };
  const bounded = { ...decision, filter: { ...filter, until: until < now ? until : now } };
  const shown = Object.entries(bounded.filter)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ');
  if (!settings.yes && !settings.dryRun && io.terminal) {
    const rehearsal = await decidePages(context, { ...bounded, dryRun: true });
    const { counts } = (rehearsal.result ?? {}) as { counts?: { decided: number } };
    if (!counts || counts.decided === 0) return rehearsal;
    await confirm(context, `${question}: ${rehearsal.message} (${shown}).`);
  } else {
    const most = `até ${decision.limit} ${decision.words.many}`;
    await confirm(context, `${question}: ${most} (${shown}).`);
  }
  return decidePages(context, bounded);
}
