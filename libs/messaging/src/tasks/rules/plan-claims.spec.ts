import type { DueGroup } from '../store/due-groups';
import { planClaims, type KindRoom } from './plan-claims';

const group = (party: string, more: Partial<DueGroup> = {}): DueGroup => ({
  kind: 'k',
  party,
  task_group: '',
  due_in_ms: -10,
  filled: null,
  paused: false,
  probe_in_ms: null,
  ...more,
});
const room = (calls: number, more: Partial<KindRoom> = {}): Map<string, KindRoom> => {
  const size = more.size ?? 1;
  const byGroup = { callsOf: () => calls, sizeOf: () => size };
  return new Map([['k', { calls, size, fillMs: 0, leaseMs: 40_000, ...byGroup, ...more }]]);
};
const tasks = (groups: DueGroup[], rooms: Map<string, KindRoom>, turn = 0): [string, number][] =>
  planClaims(groups, rooms, turn).slots.map((slot) => [slot.party, slot.tasks]);

describe('the plan of claims', () => {
  it('deals the room out among the parties, another one first each time', () => {
    const groups = [group('a'), group('b'), group('c')];
    expect(tasks(groups, room(7))).toEqual([
      ['a', 3],
      ['b', 2],
      ['c', 2],
    ]);
    expect(tasks(groups, room(2))).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(tasks(groups, room(2), 1)).toEqual([
      ['b', 1],
      ['c', 1],
    ]);
    expect(tasks(groups, room(2), 2)).toEqual([
      ['c', 1],
      ['a', 1],
    ]);
  });

  it('claims nothing without room, of kinds that are not performed here, or before it is due', () => {
    expect(tasks([group('a')], room(0))).toEqual([]);
    expect(tasks([group('a', { kind: 'other' })], room(5))).toEqual([]);
    expect(
      planClaims([group('a', { due_in_ms: 400 }), group('b', { due_in_ms: 90 })], room(5), 0),
    ).toEqual({ slots: [], probes: [], nextInMs: 90 });
  });

  it('lets one probe through when a pause is due for it, and nothing else', () => {
    expect(planClaims([group('a', { paused: true, probe_in_ms: 300 })], room(5), 0)).toEqual({
      slots: [],
      probes: [],
      nextInMs: 300,
    });
    const due = planClaims([group('a', { paused: true, probe_in_ms: -1 })], room(5), 0);
    expect(due).toMatchObject({ slots: [], probes: [{ party: 'a', tasks: 1 }] });
  });

  it('probes with the group that has been due longest, one for each kind and party', () => {
    const paused = { paused: true, probe_in_ms: -1 };
    const groups = [
      group('a', { ...paused, task_group: '1', due_in_ms: -5 }),
      group('a', { ...paused, task_group: '2', due_in_ms: -900 }),
      group('b', { ...paused, task_group: '1', due_in_ms: -7 }),
    ];
    expect(planClaims(groups, room(5), 0).probes).toMatchObject([
      { party: 'a', task_group: '2', tasks: 1 },
      { party: 'b', task_group: '1', tasks: 1 },
    ]);
  });

  it('waits for a batch to fill, until it is full or fillMs have passed since its first task was due', () => {
    const batched = room(4, { size: 10, fillMs: 200 });
    expect(planClaims([group('a', { filled: 3, due_in_ms: -50 })], batched, 0)).toMatchObject({
      slots: [],
      nextInMs: 150,
    });
    expect(tasks([group('a', { filled: 10, due_in_ms: -1 })], batched)).toEqual([['a', 10]]);
    expect(tasks([group('a', { filled: 3, due_in_ms: -200 })], batched)).toEqual([['a', 10]]);
  });

  it('keeps to the size and the calls of each group, and leaves out a group that has no call left', () => {
    const bounded = room(8, {
      size: 200,
      fillMs: 200,
      sizeOf: (name) => (name === 'small' ? 2 : 50),
      callsOf: (name) => (name === 'busy' ? 0 : 8),
    });
    const groups = [
      group('p', { task_group: 'small', filled: 2 }),
      group('q', { task_group: 'large', filled: 49, due_in_ms: -20 }),
      group('r', { task_group: 'busy', filled: 200 }),
      group('s', { task_group: 'busy', paused: true, probe_in_ms: -1 }),
    ];
    expect(planClaims(groups, bounded, 0)).toMatchObject({
      slots: [{ party: 'p', tasks: 2 }],
      probes: [],
      nextInMs: 180,
    });
  });
});
