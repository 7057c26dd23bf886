/**
 * Strongly connected components of a directed graph (Tarjan, without recursion).
 * @param next per node the nodes it leads to
 * @returns per node a number that it shares with those it leads to and that lead back to it
 */
export function rings(next: readonly (readonly number[])[]): readonly number[] {
  const order = new Array<number>(next.length).fill(-1);
  const low = new Array<number>(next.length).fill(0);
  const ring = new Array<number>(next.length).fill(-1);
  const stack: number[] = [];
  let counter = 0;

  const enter = (node: number): { node: number; at: number } => {
    order[node] = low[node] = counter;
    counter += 1;
    stack.push(node);
    return { node, at: 0 };
  };
  const lower = (node: number, value: number): void => {
    low[node] = Math.min(low[node] ?? value, value);
  };
  const close = (node: number): void => {
    if (low[node] !== order[node]) return;
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      ring[member] = node;
      if (member === node) return;
    }
  };

  next.forEach((_, root) => {
    const path = order[root] === -1 ? [enter(root)] : [];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = next[top.node]?.[top.at];
      top.at += 1;
      if (target === undefined) {
        close(top.node);
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) lower(parent.node, low[top.node] ?? 0);
      } else if (order[target] === -1) {
        path.push(enter(target));
      } else if (ring[target] === -1) {
        lower(top.node, order[target] ?? 0);
      }
    }
  });
  return ring;
}
