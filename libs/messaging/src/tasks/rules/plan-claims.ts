import type { ClaimSlot } from '../store/claim-tasks';
import type { DueGroup } from '../store/due-groups';

/** What a kind may take now. */
export interface KindRoom {
  /** Calls that may start. */
  readonly calls: number;
  /** Calls of one group that may start; no more than `calls`. */
  readonly callsOf: (group: string) => number;
  /** Most tasks in one call of any group. */
  readonly size: number;
  /** Most tasks in one call of this group. */
  readonly sizeOf: (group: string) => number;
  /** How long to wait for a batch to fill, in milliseconds. */
  readonly fillMs: number;
  readonly leaseMs: number;
}

export interface ClaimPlan {
  readonly slots: readonly ClaimSlot[];
  /** Groups that pause and may be probed now, with one task. */
  readonly probes: readonly ClaimSlot[];
  /** When to look again, in milliseconds, if nothing rings before. */
  readonly nextInMs: number;
}

/**
 * Which groups to claim from, and how many tasks of each. The room of a kind is dealt out to its groups in turns,
 * beginning with another one each time (`turn`), so that a party with many due lanes does not shut out one with few. A
 * batched kind's group waits until a batch is full or its oldest head has waited `fillMs`.
 */
export function planClaims(
  groups: readonly DueGroup[],
  rooms: ReadonlyMap<string, KindRoom>,
  turn: number,
): ClaimPlan {
  let nextInMs = Number.POSITIVE_INFINITY;
  const ready = new Map<string, DueGroup[]>();
  const paused: DueGroup[] = [];
  for (const group of groups) {
    const room = rooms.get(group.kind);
    if (!room) continue;
    const inMs = Math.max(
      0,
      group.due_in_ms + fillWait(group, room),
      group.paused ? (group.probe_in_ms ?? 0) : 0,
    );
    if (inMs > 0) nextInMs = Math.min(nextInMs, inMs);
    else if (room.callsOf(group.task_group) <= 0) continue;
    else if (group.paused) paused.push(group);
    else ready.set(group.kind, [...(ready.get(group.kind) ?? []), group]);
  }
  const slots = [...ready].flatMap(([kind, due]) => deal(due, rooms.get(kind) as KindRoom, turn));
  const probes = oneEach(paused).map((group) => slot(group, rooms.get(group.kind) as KindRoom, 1));
  return { slots, probes, nextInMs };
}

/**
 * One group of each kind and party, whose pauses they share: the one that has been due longest. A probe that is refused is
 * due anew from then on, so another group comes next, and one whose only task is refused for ever keeps no other paused.
 */
function oneEach(groups: readonly DueGroup[]): readonly DueGroup[] {
  const first = new Map<string, DueGroup>();
  for (const group of groups.toSorted((a, b) => a.due_in_ms - b.due_in_ms)) {
    const key = JSON.stringify([group.kind, group.party]);
    if (!first.has(key)) first.set(key, group);
  }
  return [...first.values()];
}

function fillWait(group: DueGroup, room: KindRoom): number {
  return group.filled === null || group.filled >= room.sizeOf(group.task_group) ? 0 : room.fillMs;
}

function deal(groups: readonly DueGroup[], room: KindRoom, turn: number): ClaimSlot[] {
  const calls = new Map<DueGroup, number>();
  // A batch is filled by one group alone: beyond one call, how many more its heads would fill is not known.
  const most = room.size > 1 ? Math.min(room.calls, groups.length) : room.calls;
  for (let dealt = 0; dealt < most; dealt += 1) {
    const group = groups[(turn + dealt) % groups.length] as DueGroup;
    calls.set(group, (calls.get(group) ?? 0) + 1);
  }
  return [...calls].map(([group, count]) =>
    slot(group, room, count * room.sizeOf(group.task_group)),
  );
}

function slot(
  { kind, party, task_group }: DueGroup,
  { leaseMs }: KindRoom,
  tasks: number,
): ClaimSlot {
  return { kind, party, task_group, tasks, leaseMs };
}
