import type { OutboundRecord } from '@ponte/messaging';
import { Audit } from '../ask/audit';
import { needReason } from '../ask/need-reason';
import { confirm } from '../program/confirm';
import type { OpsContext } from '../program/context';
import { EXIT } from '../program/exit-code';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import { sendAll } from './send-all';

/** On a replayed record: id of the command, under which who replayed it and why is told. */
export const REPLAY_HEADER = 'ponte-replay-command';

/** An answer names at most so many records. */
const TOLD = 500;

export interface Replay {
  /** e.g. `dead.replay`. */
  readonly name: string;
  /** Where to; never a business topic. */
  readonly topic: string;
  readonly records: readonly Omit<OutboundRecord, 'topic'>[];
  /** Ids of the records, in their order. */
  readonly ids: readonly string[];
  /** How many more there are. */
  readonly left: number;
  /** What replaying means, for the question before it. */
  readonly question: string;
}

/** Puts records onto a replay topic as they are; who did it and why is told before and after. */
export async function replayRecords(context: OpsContext, replay: Replay): Promise<Outcome> {
  const { settings } = context;
  const { name, topic, records, ids, left } = replay;
  const more = left > 0 ? ` Há mais ${left}: repita o comando, ou use --limit maior.` : '';
  const told = { topic, count: records.length, left, ids: ids.slice(0, TOLD) };
  if (records.length === 0)
    return { message: `Nada a repetir.${more}`, result: { ...told, sent: 0 } };
  needReason(settings);
  if (settings.dryRun)
    return {
      message: `${records.length} registros iriam para ${topic} (ensaio: nada foi enviado).${more}`,
      result: { ...told, sent: 0 },
    };
  await confirm(context, replay.question);
  const missing = await context.topics.missing([topic]);
  if (missing.length > 0)
    throw new Refusal(`Não há o tópico ${topic} neste Kafka: crie-o com "ops topics apply".`);
  const audit = new Audit(context, name);
  await audit.tell('progress', `Repetindo ${records.length} registros para ${topic}.`, told);
  const { commandId } = audit;
  const { sent, error } = await sendAll(
    context,
    records.map((record) => ({
      ...{ ...record, topic, headers: { ...record.headers, [REPLAY_HEADER]: commandId } },
    })),
  );
  context.progress.clear();
  const result = { ...told, sent };
  if (error) {
    const message = `${sent} de ${records.length} registros enviados a ${topic}; depois o Kafka não aceitou: ${error.message}`;
    await audit.tell('failed', message, result);
    return { exit: sent > 0 ? EXIT.partly : EXIT.failed, message, result, commandId };
  }
  const message = `${sent} registros enviados a ${topic}.${more}`;
  await audit.tell('done', message, result);
  return { message, result, commandId };
}
