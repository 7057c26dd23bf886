import type { Metrics, PonteLogger } from '@ponte/platform';
import { nextState, type TaskEvent } from '../rules/next-state';
import { freshTask } from '../rules/testing/fresh-task';
import type { TaskRow } from '../store/task-row';
import type { TaskFailure } from '../task-outcome';
import { AttemptReport } from './attempt-report';

const row = { id: '7', kind: 'k', lane: 'l', party: 'p', step: 'perform' } as TaskRow;
const facts = { ...freshTask, reconcileAfterMs: 0, reconcilable: false };

/** The level at which an attempt that ended so is told. */
function levelOf(failure: Omit<TaskFailure, 'reason'>): string {
  const levels: string[] = [];
  const at = (level: string) => () => levels.push(level);
  const log = {
    isEnabled: () => true,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  };
  const metric = { inc: () => undefined, observe: () => undefined };
  const report = new AttemptReport(
    { child: () => log } as unknown as PonteLogger,
    { counter: () => metric, histogram: () => metric } as unknown as Metrics,
  );
  const event: TaskEvent = { type: 'performed', outcome: { reason: 'r', ...failure } };
  const transition = nextState(facts, event, 0);
  const settled = { item: { row, event, ms: 1, probes: [] }, transition, as: 'settled' } as const;
  report.of({ settled: [settled], woken: 0, pausesBegun: [], pausesEnded: [] });
  return levels.join();
}

describe('the line of an attempt', () => {
  it.each<[string, Omit<TaskFailure, 'reason'>]>([
    ['debug', { class: 'throttled', retryAfterMs: 5 }],
    ['debug', { class: 'unavailable', scope: 'endpoint' }],
    ['info', { class: 'throttled', status: 429 }],
    ['info', { class: 'unavailable', status: 401 }],
    ['info', { class: 'transient' }],
    ['warn', { class: 'permanent', local: true }],
  ])('is of level %s after %j', (level, failure) => {
    expect(levelOf(failure)).toBe(level);
  });
});
