/** A person on the way through the waits (Tarjan's strongly connected components, without recursion). */
interface Visit {
  readonly key: string;
  readonly others: readonly string[];
  readonly index: number;
  low: number;
  next: number;
}

/**
 * Who waits, in the end, for oneself. Each person and each wait is looked at once, however long the chains are: where a column
 * slipped by a row, everybody waits for the next one.
 * @param waits for whom each person waits
 */
export function ringMembers(waits: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const members = new Set<string>();
  const visits = new Map<string, Visit>();
  /** Seen, and not known yet to stand in another ring or in none. */
  const open = new Set<string>();
  const stack: string[] = [];
  const enter = (key: string): Visit => {
    const index = visits.size;
    const visit = { key, others: waits.get(key) ?? [], index, low: index, next: 0 };
    visits.set(key, visit);
    open.add(key);
    stack.push(key);
    return visit;
  };
  const leave = ({ key, others, index, low }: Visit): void => {
    if (low !== index) return;
    const ring = stack.splice(stack.lastIndexOf(key));
    for (const member of ring) open.delete(member);
    if (ring.length > 1 || others.includes(key)) for (const member of ring) members.add(member);
  };
  for (const start of waits.keys()) {
    const path = visits.has(start) ? [] : [enter(start)];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const other = visit.others[visit.next];
      visit.next += 1;
      if (other === undefined) {
        leave(visit);
        path.pop();
        const before = path.at(-1);
        if (before) before.low = Math.min(before.low, visit.low);
        continue;
      }
      const seen = visits.get(other);
      if (!seen) path.push(enter(other));
      else if (open.has(other)) visit.low = Math.min(visit.low, seen.index);
    }
  }
  return members;
}
