import type { PonteLogger, ServiceInfo } from '@ponte/platform';
import type { DataSource } from 'typeorm';
import { limitsOf } from '../rules/limits-of';
import type { TaskRow } from '../store/task-row';
import type { TaskKind } from '../task-kind';
import type { TaskRegistry } from '../task-registry';
import { InFlight } from './in-flight';
import type { LocalHolds } from './local-holds';
import type { TaskCaller } from './task-caller';
import { TaskClaims } from './task-claims';

const kind = { name: 'k', concurrency: 8 } as TaskKind;
const LOST = new Error('Connection terminated unexpectedly');
const group = (party: string, paused: boolean): object => ({
  kind: 'k',
  party,
  task_group: '',
  due_in_ms: -1,
  filled: null,
  paused,
  probe_in_ms: paused ? -1 : null,
});

/** Claims against a database that answers the look and the claim, and is lost when a pause is to be probed. */
function claimsOf(groups: object[], warn = jest.fn()): TaskClaims {
  const row = { id: '7', kind: 'k', party: 'sound', task_group: '', step: 'perform' } as TaskRow;
  const query = async (sql: string): Promise<unknown> => {
    if (sql.includes('WITH RECURSIVE')) return groups;
    if (sql.includes('UPDATE task_pause')) throw LOST;
    return [[row], 1];
  };
  return new TaskClaims(
    { manager: { query } } as unknown as DataSource,
    { all: [{ kind, limits: limitsOf(kind).limits }] } as unknown as TaskRegistry,
    { leaseMs: () => 1_000 } as unknown as TaskCaller,
    new InFlight(),
    { leftMs: () => 0 } as unknown as LocalHolds,
    { instance: 'i' } as ServiceInfo,
    { child: () => ({ warn }) } as unknown as PonteLogger,
  );
}

describe('claims when the database is lost half way', () => {
  it('are called as far as they are made: they run already', async () => {
    const warn = jest.fn();
    const { claimed } = await claimsOf([group('paused', true), group('sound', false)], warn).next();
    expect(claimed.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(['7']);
    expect(warn).toHaveBeenCalledWith({ err: LOST }, expect.any(String));
  });

  it('fail when there are none', async () => {
    await expect(claimsOf([group('paused', true)]).next()).rejects.toBe(LOST);
  });
});
