import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  opsCommandAnswered,
  ownEventId,
  parseJson,
  serviceTopics,
  type OpsCommandAnswered,
  type ServiceCommand,
} from '@ponte/contracts';
import { Clock, PonteLogger, ServiceInfo } from '@ponte/platform';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options';
import { eventRecord } from '../publish/event-record';
import { PublishError, Publisher, type PublishFailureCode } from '../publish/publisher';
import { reasonOf } from '../tasks/rules/reason-of';
import { PlainConsumers } from '../subscribe/plain/plain-consumers';
import type { RawRecord } from '../subscribe/raw-record';
import { answerOf } from './answer-of';
import { CommandBook } from './command-book';
import { CommandMetrics } from './command-metrics';
import type { CommandReport } from './command-report';
import type { CommandResult } from './command-result';
import { judgeCommand, type JudgedCommand } from './judge-command';
import { storedAsked } from './ops-command.store';

/** Tries of a handler that throws, as of the inbox. */
const TRIES = 3;

/** An answer that failed so will never be on the log; the commands behind it must not wait for it. */
const NEVER: ReadonlySet<PublishFailureCode> = new Set(['too-large', 'refused']);

type Answer = Pick<OpsCommandAnswered, 'state' | 'message'> & { readonly result?: unknown };

/**
 * Takes the commands of a service without a database: at least once, the answer on the log before the offset is
 * committed. While Kafka refuses an answer, the same answer is offered again; only a process that dies in between runs
 * the command again, if it has not expired.
 */
@Injectable()
export class CommandsWithoutDatabase implements OnApplicationBootstrap {
  private readonly log: PonteLogger;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly book: CommandBook,
    private readonly consumers: PlainConsumers,
    private readonly publisher: Publisher,
    private readonly service: ServiceInfo,
    private readonly clock: Clock,
    private readonly metrics: CommandMetrics,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'commands' });
  }

  onApplicationBootstrap(): void {
    const { topic } = serviceTopics(this.options.service).command;
    const unanswered = new Map<string, () => Promise<void>>();
    this.consumers.start('command', [topic], async (record) => {
      const place = `${record.partition}/${record.offset}`;
      try {
        const answer = unanswered.get(place) ?? (await this.take(record));
        // Kept until it is on the log: a second try must not run the command again.
        unanswered.set(place, answer);
        await answer();
      } catch (error) {
        if (error instanceof PublishError && !NEVER.has(error.code)) throw error;
        this.log.error({ err: error, offset: record.offset }, 'a command could not be answered');
      }
      unanswered.delete(place);
    });
  }

  /** Runs what a record asks for. @returns what publishes the last answer */
  private async take(record: RawRecord): Promise<() => Promise<void>> {
    const command = this.read(record);
    if (!command) return () => Promise.resolve();
    let seq = 0;
    const tell = (answer: Answer): (() => Promise<void>) => {
      const told = this.recordOf(command, answer, seq);
      seq += 1;
      return async () => void (await this.publisher.publish(told));
    };
    const judged = await judgeCommand(this.book, this.service.name, command, this.clock.now());
    const answer =
      judged.kind === 'answer' ? judged : await this.run(judged, (progress) => tell(progress)());
    const { commandId, name, actor, why, dryRun } = command;
    const { state } = answer;
    this.log.info({ commandId, name, actor, why, dryRun, state }, 'a command was answered');
    this.metrics.answered(this.book.find(name) ? name : 'unknown', state);
    return tell(answer);
  }

  private async run(
    judged: JudgedCommand & { kind: 'run' },
    tell: (answer: Answer) => Promise<void>,
  ): Promise<Answer> {
    const { command, args, asked } = judged;
    if (command.transactional) throw new Error(`"${asked.name}" needs a database`);
    const report: CommandReport = {
      progress: async (message, result) => {
        try {
          await tell({ state: 'progress', message, result });
        } catch (error) {
          // Progress that nobody hears must not make the command run again.
          this.log.warn({ err: error, command: asked.name }, 'progress could not be told');
        }
      },
    };
    for (let tries = 1; ; tries += 1) {
      try {
        return lastAnswer(await command.handler(args, asked, report));
      } catch (error) {
        this.log.error({ err: error, command: asked.name, tries }, 'a command failed');
        if (tries >= TRIES) return { state: 'failed', message: `Falhou: ${reasonOf(error)}` };
      }
    }
  }

  private read({ value, topic, offset, headers }: RawRecord): ServiceCommand | null {
    const { command } = serviceTopics(this.options.service);
    const broken = (reason: string): null => {
      this.log.error({ topic, offset, reason }, 'a command breaks its contract and is passed by');
      return null;
    };
    if (!value) return broken('no value');
    let read: unknown;
    try {
      read = parseJson(value);
    } catch {
      // V8 quotes the text in its message, so the message is not kept.
      return broken('not JSON');
    }
    const faults = command.validate(read);
    if (faults.length > 0)
      return broken(faults.map(({ path, message }) => `${path} ${message}`).join('; '));
    const asked = read as ServiceCommand;
    return headers.ce_id === asked.commandId ? asked : broken('ce_id is not its commandId');
  }

  private recordOf(command: ServiceCommand, answer: Answer, seq: number) {
    const { commandId, name, dryRun } = command;
    const { actor, why } = storedAsked(command);
    const now = this.clock.now();
    const service = this.service.name;
    const value: OpsCommandAnswered = {
      ...{ commandId, service, name, actor, why, dryRun, seq },
      ...{ state: answer.state, ...answerOf(answer) },
      answeredAt: now.toISOString(),
    };
    return eventRecord(opsCommandAnswered, value, {
      id: ownEventId(service, opsCommandAnswered.topic, commandId, seq),
      source: `/ponte/${service}`,
      time: now,
      subject: commandId,
      causationId: commandId,
    });
  }
}

function lastAnswer(result: CommandResult): Answer {
  if (result.state === 'progress')
    throw new Error('without a database, nobody gives the last answer later: report progress');
  // A result that is too large shows here, as a failure of the handler.
  return { state: result.state ?? 'done', ...answerOf(result) };
}
