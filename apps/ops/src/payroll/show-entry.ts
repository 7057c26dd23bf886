import { resultOf } from '../ask/result-of';
import type { OpsContext } from '../program/context';
import type { Outcome } from '../program/outcome';
import { needOpener } from '../scan/open-parts';
import { entryText } from './entry-text';
import type { ShownCall, ShownEntry } from './entry-shapes';
import { SERVICE } from './service';

/** Calls whose bodies are opened: the newest. Each may be several hundred KiB. */
const OPENED_CALLS = 3;
const PARTS = ['request', 'response', 'leftover'] as const;

/** One entry of the ledger. */
export async function showEntry(context: OpsContext, open: boolean, id: string): Promise<Outcome> {
  const opener = open ? needOpener(context) : undefined;
  const name = 'payroll.entry';
  const answer = await context.asking.ask({
    ...{ service: SERVICE, name, args: { id }, changes: false },
  });
  const entry = resultOf<ShownEntry>(answer);
  if (!opener) return told(entry, answer.message);
  const bodies = await callBodies(context, entry.calls.slice(0, OPENED_CALLS));
  const facts = { entry: id, calls: Object.keys(bodies) };
  const opening = { name: 'payroll.open', message: `Aberto: lançamento ${id}.`, facts };
  const shown = (await opener(opening, { ...entry, bodies })) as ShownEntry & {
    bodies: Readonly<Record<string, unknown>>;
  };
  return told(shown, answer.message);
}

function told(
  entry: ShownEntry & { readonly bodies?: Readonly<Record<string, unknown>> },
  message: string,
): Outcome {
  return { message, result: entry, text: entryText(entry) };
}

/** Sealed bodies by call; a body does not fit one answer. */
async function callBodies(
  context: OpsContext,
  calls: readonly ShownCall[],
): Promise<Record<string, Record<string, string>>> {
  const bodies: Record<string, Record<string, string>> = {};
  for (const call of calls) {
    const parts: Record<string, string> = {};
    for (const part of PARTS)
      if (call[part] !== null) parts[part] = await callBody(context, call.id, part);
    bodies[call.id] = parts;
  }
  return bodies;
}

async function callBody(context: OpsContext, id: string, part: string): Promise<string> {
  let text = '';
  for (;;) {
    const args = { id, part, from: text.length };
    const question = { service: SERVICE, name: 'payroll.call-body', args, changes: false };
    const slice = resultOf<{ text: string; next: number | null }>(
      await context.asking.ask(question),
    );
    text += slice.text;
    if (slice.next === null) return text;
    context.progress.show(`chamada ${id}: ${text.length} caracteres…`);
  }
}
