import { randomUUID } from 'node:crypto';
import {
  opsCommandAnswered,
  parseJson,
  serviceTopics,
  type OpsCommandAnswered,
  type ServiceCommand,
} from '@ponte/contracts';
import {
  eventRecord,
  type BroadcastHandle,
  type BroadcastReader,
  type BroadcastRecord,
  type Publisher,
  type TopicAdmin,
} from '@ponte/messaging';
import type { ProgressLine } from '../output/progress-line';
import { EXIT } from '../program/exit-code';
import { Refusal } from '../program/refusal';
import type { Settings } from '../program/settings';
import { SERVICES } from '../topics/every-topic';
import { needReason } from './need-reason';
import type { Question } from './question';
import { Waiting } from './waiting';

interface AskingOptions {
  readonly publisher: Publisher;
  readonly reader: BroadcastReader;
  readonly topics: Pick<TopicAdmin, 'missing'>;
  readonly settings: Settings;
  readonly progress: ProgressLine;
}

/** How long Kafka may take to say where the answers' topic ends, and to take a command. */
const KAFKA_MS = 15_000;

/**
 * Asks services by their command topics and waits for their answers. The answers are read from behind the end of their
 * topic as it was before the first command was sent, so that none can be missed.
 */
export class Asking {
  private readonly waiting = new Map<string, Waiting>();
  private listening: Promise<BroadcastHandle> | undefined;
  private readonly known = new Map<string, Promise<void>>();

  constructor(private readonly options: AskingOptions) {}

  /**
   * @returns the service's last answer
   * @throws Refusal if the command cannot be sent, or if nobody answers in time
   */
  async ask({ service, name, args, changes, dryRun }: Question): Promise<OpsCommandAnswered> {
    const { settings, progress } = this.options;
    if (changes) needReason(settings);
    await this.needService(service);
    await (this.listening ??= this.listen());
    const command = this.command(name, args, dryRun);
    const waiting = new Waiting(settings.timeoutMs, ({ message }) => progress.show(message));
    this.waiting.set(command.commandId, waiting);
    try {
      await this.send(service, command);
      waiting.begin();
      const { last, silent } = await waiting.ended;
      if (last && !silent) return last;
      throw new Refusal(unanswered(service, command, last), EXIT.noAnswer);
    } finally {
      this.waiting.delete(command.commandId);
      progress.clear();
    }
  }

  private command(name: string, args: object, rehearsed = false): ServiceCommand {
    const { actor, why, dryRun, timeoutMs } = this.options.settings;
    const now = Date.now();
    return {
      ...{ commandId: randomUUID(), name, args, actor, why, dryRun: dryRun || rehearsed },
      issuedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + timeoutMs).toISOString(),
    };
  }

  private async send(service: string, command: ServiceCommand): Promise<void> {
    const { publisher } = this.options;
    const record = eventRecord(serviceTopics(service).command, command, {
      ...{ id: command.commandId, source: '/ponte/ops', time: new Date(command.issuedAt) },
      subject: command.commandId,
    });
    await publisher.publish(record, { deadlineMs: KAFKA_MS });
  }

  /** A service without a command topic on this cluster would never answer. */
  private async needService(service: string): Promise<void> {
    const looked = this.known.get(service) ?? this.lookFor(service);
    this.known.set(service, looked);
    await looked;
  }

  private async lookFor(service: string): Promise<void> {
    if (!/^[a-z][a-z0-9-]{0,60}$/.test(service))
      throw new Refusal(`"${service}" não é nome de serviço. Serviços: ${SERVICES.join(', ')}.`);
    const { topic } = serviceTopics(service).command;
    const missing = await this.options.topics.missing([topic, opsCommandAnswered.topic]);
    if (missing.length === 0) return;
    throw new Refusal(
      SERVICES.includes(service)
        ? `Neste Kafka não há ${missing.join(', ')}: confira KAFKA_PREFIX e crie os tópicos (ops topics apply).`
        : `Não há serviço "${service}" (falta o tópico ${topic}). Serviços: ${SERVICES.join(', ')}.`,
    );
  }

  private async listen(): Promise<BroadcastHandle> {
    const handle = this.options.reader.start(
      opsCommandAnswered.topic,
      (record) => this.hear(record),
      'end',
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const refusal = new Refusal(
        `O Kafka não respondeu em ${KAFKA_MS / 1_000} s: nada foi pedido.`,
        EXIT.failed,
      );
      timer = setTimeout(() => reject(refusal), KAFKA_MS);
    });
    try {
      await Promise.race([handle.caughtUp, late]);
    } finally {
      clearTimeout(timer);
    }
    return handle;
  }

  private hear({ key, value }: BroadcastRecord): void {
    const waiting = key === null ? undefined : this.waiting.get(key);
    if (!waiting || !value) return;
    const answer = parseJson(value);
    // Anybody may write to a topic: what is no answer is none.
    if (opsCommandAnswered.validate(answer).length > 0) return;
    waiting.take(answer as OpsCommandAnswered);
  }
}

function unanswered(
  service: string,
  { commandId, expiresAt }: ServiceCommand,
  progress: OpsCommandAnswered | undefined,
): string {
  if (progress)
    return (
      `O serviço ${service} começou e não dá mais notícia (a última: ${progress.message}). ` +
      `O comando ${commandId} pode ainda terminar: veja com "ops history show ${commandId}", e os logs do serviço.`
    );
  return (
    `O serviço ${service} não respondeu a tempo. O comando ${commandId} não será executado depois de ${expiresAt}; ` +
    `se foi executado antes, a resposta está em "ops history show ${commandId}". ` +
    `Confira se ${service} está no ar (/health/ready), se usa este Kafka e este KAFKA_PREFIX, e se está em dia.`
  );
}
