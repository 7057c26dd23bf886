import { defineTask } from './define-task';

describe('defineTask', () => {
  it('fills in the defaults', () => {
    expect(defineTask({ name: 'gupy.write-tag', idempotent: true })).toMatchObject({
      callTimeoutMs: 10_000,
      concurrency: 8,
      onHold: 'hold',
      reconcileAfterMs: 5_000,
    });
  });

  it('reports every fault at once', () => {
    const define = (): unknown =>
      defineTask({
        name: 'Write Tag',
        idempotent: true,
        concurrency: 0,
        callTimeoutMs: 1.5,
        batch: { size: 0, fillMs: 500 },
        delaysMs: [-1],
      });
    for (const fault of [
      'name must',
      'concurrency must',
      'callTimeoutMs must',
      'batch.size must',
      'batch.fillMs must',
      'delaysMs must',
    ])
      expect(define).toThrow(fault);
  });
});
