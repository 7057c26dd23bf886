import { serviceTopics } from '@ponte/contracts';
import { EXIT } from '../program/exit-code';
import { confirm } from '../program/confirm';
import type { OpsContext } from '../program/context';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import { replayRecords } from '../scan/replay-records';
import { awaitReplayed } from './await-replayed';
import type { DeadFound, FoundLetter } from './dead-search';
import { STATES_PAGE } from './dead-states';

/**
 * Puts dead events on the service's own replay topic: key, value and headers as they are, the event id among them. What
 * is done, or given up, the service does nothing for.
 */
export async function replayDead(
  context: OpsContext,
  service: string,
  { found, left }: DeadFound,
  andWait: boolean,
): Promise<Outcome> {
  const { topic } = serviceTopics(service).replay;
  // What could not be sent was never heard: no service could hear it on its replay topic.
  const ours = found.filter(({ letter }) => letter.class !== 'outbox');
  if (ours.length < found.length && ours.length === 0)
    throw new Refusal(
      `São registros que ${service} não pôde enviar (classe outbox): não há o que ouvir de novo.`,
    );
  const outcome = await replayRecords(context, {
    ...{ name: 'dead.replay', topic, left },
    records: ours.map(({ letter: { key, value, headers } }) => ({ key, value, headers })),
    ids: ours.map(({ letter }) => letter.eventId),
    question: `Repetir ${ours.length} eventos em ${service}.`,
  });
  const begun = outcome.exit === undefined && outcome.commandId !== undefined;
  return begun && andWait ? awaitReplayed(context, service, ours, outcome) : outcome;
}

interface DiscardResult {
  readonly discarded: readonly unknown[];
  readonly left: readonly unknown[];
}

/** Gives dead events up: a replay of them does nothing any more. */
export async function discardDead(
  context: OpsContext,
  service: string,
  { found, left }: DeadFound,
  evenForgotten: boolean,
): Promise<Outcome> {
  if (found.length === 0)
    return { message: 'Nada a descartar.', result: { discarded: [], left: [] } };
  await confirm(context, `Descartar ${found.length} eventos mortos de ${service}.`);
  const told: { discarded: unknown[]; left: unknown[] } = { discarded: [], left: [] };
  let commandId: string | undefined;
  for (let at = 0; at < found.length; at += STATES_PAGE) {
    const events = found.slice(at, at + STATES_PAGE).map(eventOf);
    const args = { events, ...(evenForgotten && { evenForgotten }) };
    const answer = await context.asking.ask({ service, name: 'dead.discard', args, changes: true });
    const result = answer.result as DiscardResult | null;
    if (!result || answer.state === 'failed' || answer.state === 'expired') {
      const exit = told.discarded.length > 0 ? EXIT.partly : EXIT.failed;
      return { exit, message: answer.message, result: told };
    }
    commandId = answer.commandId;
    told.discarded.push(...result.discarded);
    told.left.push(...result.left);
    context.progress.show(`${at + events.length} de ${found.length}`);
  }
  context.progress.clear();
  const tail = left > 0 ? ` Há mais ${left}: repita o comando.` : '';
  const dry = context.settings.dryRun ? ' (ensaio: nada mudou)' : '';
  const message = `${told.discarded.length} de ${found.length} eventos descartados${dry}.${tail}`;
  const none = told.discarded.length === 0;
  const exit = told.left.length === 0 ? EXIT.done : none ? EXIT.refused : EXIT.partly;
  return { exit, message, result: told, commandId };
}

function eventOf({ letter }: FoundLetter): object {
  return { topic: letter.originTopic, eventId: letter.eventId };
}
