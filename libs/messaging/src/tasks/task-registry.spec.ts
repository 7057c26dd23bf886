import { Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { defineTask } from './define-task';
import { Performs } from './performs.decorator';
import { TaskRegistry } from './task-registry';
import type { TaskOutcome } from './task-outcome';
import type { TaskPerformer } from './task-performer';

const One = defineTask<object>({ name: 'test.one', idempotent: true });
const Batched = defineTask<object>({
  name: 'test.batched',
  idempotent: true,
  batch: { size: 5, fillMs: 50 },
});
const done = async (): Promise<TaskOutcome> => ({ class: 'done', result: undefined });

@Performs(One)
class OneTask implements TaskPerformer<object> {
  perform = done;
}

@Performs(One)
class OneAgain implements TaskPerformer<object> {
  perform = done;
}

@Performs(Batched)
class Batch implements TaskPerformer<object> {
  performBatch = async (tasks: readonly object[]): Promise<TaskOutcome[]> =>
    Promise.all(tasks.map(done));
}

@Performs(Batched)
class WithoutBatch implements TaskPerformer<object> {
  perform = done;
}

async function registryOf(providers: readonly Type<object>[]): Promise<TaskRegistry> {
  @Module({ imports: [DiscoveryModule], providers: [TaskRegistry, ...providers] })
  class Root {}
  const application = await NestFactory.createApplicationContext(Root, {
    logger: false,
    abortOnError: false,
  });
  return application.get(TaskRegistry);
}

@Performs(One)
class Unlimited implements TaskPerformer<object> {
  readonly limits = { concurrency: 0 };
  perform = done;
}

@Performs(Batched)
class Bounded implements TaskPerformer<object> {
  readonly limits = { callTimeoutMs: 90_000, batchSizeOf: (): number => 3 };
  performBatch = async (tasks: readonly object[]): Promise<TaskOutcome[]> =>
    Promise.all(tasks.map(done));
}

describe('the registry of performers', () => {
  it('finds providers by their decorator', async () => {
    const registry = await registryOf([OneTask, Batch]);
    expect(registry.names).toEqual(['test.one', 'test.batched']);
    expect(registry.get('test.one').performer).toBeInstanceOf(OneTask);
    expect(() => registry.get('test.other')).toThrow('No performer for tasks of kind "test.other"');
  });

  it('refuses two performers of a kind, and a batched kind without performBatch(), all faults at once', async () => {
    const refused = registryOf([OneTask, OneAgain, WithoutBatch]);
    await expect(refused).rejects.toThrow(
      'kind "test.one" has two performers, OneTask and OneAgain: keep one',
    );
    await expect(refused).rejects.toThrow(
      'WithoutBatch performs "test.batched", a batched kind, but has no performBatch()',
    );
  });

  it('takes the limits that a performer gives, and refuses those that cannot be meant', async () => {
    const { limits } = (await registryOf([OneTask, Bounded])).get('test.batched');
    expect([limits.callTimeoutMs, limits.size, limits.sizeOf('any')]).toEqual([90_000, 5, 3]);
    await expect(registryOf([Unlimited, Batch])).rejects.toThrow(
      'Unlimited performs "test.one": limits.concurrency must be 1 … 1,000',
    );
  });

  it('refuses a declared kind that nobody performs', async () => {
    await expect(registryOf([OneTask])).rejects.toThrow('kind "test.batched" has no performer');
  });
});
