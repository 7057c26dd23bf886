import { noPublishMetrics } from '../publish-metrics';
import { PublishPipelines } from '../publish-pipelines';
import { PublishError, type PublishFailureCode } from '../publisher';
import { FakeKafka } from './fake-kafka';
import { FakeTime } from './fake-time';

export interface Published {
  readonly id: string;
  readonly partition: number;
  readonly deadlineMs: number | undefined;
  answers: ('acknowledged' | PublishFailureCode)[];
  answeredAt: number;
  readonly publishedAt: number;
}

export const MODEL_QUEUE = { maxRecords: 200, maxBytes: 400_000 };

/** The pipelines on a fake cluster, with a memory of what every publisher was told. */
export class PublishModel {
  readonly time = new FakeTime();
  readonly kafka: FakeKafka;
  readonly pipelines: PublishPipelines;
  readonly published: Published[] = [];
  private readonly byId = new Map<string, Published>();
  private readonly keys: string[];

  constructor(readonly partitions: number) {
    this.kafka = new FakeKafka(
      this.time,
      partitions,
      (id) => (this.byId.get(id)?.answers.length ?? 0) > 0,
    );
    this.pipelines = new PublishPipelines({
      transport: this.kafka,
      time: this.time,
      metrics: noPublishMetrics,
      limits: { topicBytes: () => 20_000 },
      queue: MODEL_QUEUE,
      health: { awayAfterMs: 5_000, minimumTroubleMs: 1_000 },
    });
    this.keys = keysOfPartitions(this.pipelines, partitions);
  }

  publish(partition: number, bytes: number, deadlineMs?: number): Published {
    const id = `r${this.published.length}`;
    const entry: Published = {
      id,
      partition,
      deadlineMs,
      answers: [],
      answeredAt: 0,
      publishedAt: this.time.now(),
    };
    this.published.push(entry);
    this.byId.set(id, entry);
    const told = (answer: Published['answers'][number]): void => {
      entry.answers.push(answer);
      entry.answeredAt = this.time.now();
    };
    const record = {
      topic: 't',
      key: this.keys[partition] ?? '',
      value: Buffer.alloc(bytes),
      headers: { ce_id: id },
    };
    this.pipelines.publish(record, deadlineMs === undefined ? {} : { deadlineMs }).then(
      ({ partition: landed }) => told(landed === partition ? 'acknowledged' : 'refused'),
      (error: unknown) => told(error instanceof PublishError ? error.code : 'refused'),
    );
    return entry;
  }

  /** Everything works again, and time passes until every backlog could have been written. */
  async heal(): Promise<void> {
    this.kafka.mishaps = [];
    this.kafka.shortOfReplicas.clear();
    for (const broker of [1, 2, 3]) {
      this.kafka.up.add(broker);
      this.kafka.thaw(broker);
    }
    await this.time.advance(60_000);
  }
}

/** A key for each partition, found by trying. */
function keysOfPartitions(pipelines: PublishPipelines, partitions: number): string[] {
  const { queueFor } = { queueFor: pipelines.routes.queueFor.bind(pipelines.routes) };
  queueFor('t', '');
  pipelines.routes.apply(
    new Map([['t', Array.from({ length: partitions }, () => -1)]]),
    () => undefined,
    () => undefined,
  );
  const keys: string[] = [];
  for (let at = 0; keys.filter(Boolean).length < partitions; at += 1)
    keys[queueFor('t', `k${at}`).partition] ??= `k${at}`;
  return keys;
}
