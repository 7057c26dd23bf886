import cluster, { type Worker } from 'node:cluster';
import type { HealthReport } from '../health/health-report';
import type { HealthAnswer } from './worker-channel';

const ANSWER_WITHIN_MS = 2_500;

/** Asks each worker of this primary for its health. */
export class WorkerHealth {
  private nextId = 1;
  private readonly waiting = new Map<number, (answer: HealthAnswer) => void>();

  constructor() {
    cluster.on('message', (_worker, message: unknown) => {
      if (isAnswer(message)) this.waiting.get(message.id)?.(message);
    });
  }

  /** One report per worker, by its name; a worker that does not answer is failing. */
  async ask(
    workers: readonly Worker[],
    kind: 'live' | 'ready',
  ): Promise<ReadonlyMap<string, HealthReport>> {
    const reports = await Promise.all(
      workers.map(async (worker): Promise<[string, HealthReport]> => {
        const answer = await this.askOne(worker);
        return [`worker-${worker.id}`, answer?.[kind] ?? silent];
      }),
    );
    return new Map(reports);
  }

  private askOne(worker: Worker): Promise<HealthAnswer | undefined> {
    const id = this.nextId++;
    return new Promise((resolve) => {
      const settle = (answer: HealthAnswer | undefined): void => {
        clearTimeout(timer);
        this.waiting.delete(id);
        resolve(answer);
      };
      const timer = setTimeout(() => settle(undefined), ANSWER_WITHIN_MS);
      this.waiting.set(id, settle);
      if (!worker.isConnected()) return settle(undefined);
      worker.send({ ponte: 'health?', id }, undefined, (error) => {
        if (error) settle(undefined);
      });
    });
  }
}

const silent: HealthReport = {
  status: 'failing',
  checks: { channel: { status: 'failing', reason: `no answer within ${ANSWER_WITHIN_MS} ms` } },
};

function isAnswer(message: unknown): message is HealthAnswer {
  return (
    typeof message === 'object' &&
    message !== null &&
    'ponte' in message &&
    message.ponte === 'health'
  );
}
