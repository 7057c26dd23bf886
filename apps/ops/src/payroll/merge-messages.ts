import type { ReportMessage } from './report-shapes';

/** Groups of several pages as one list, in the order of rows and the most frequent first. */
export function mergeMessages(pages: readonly (readonly ReportMessage[])[]): ReportMessage[] {
  const merged = new Map<string, ReportMessage>();
  for (const group of pages.flat()) {
    const key = [group.profile, group.empresa, group.evento, group.group].join('|');
    const known = merged.get(key);
    merged.set(key, known ? { ...known, count: known.count + group.count } : group);
  }
  return [...merged.values()].sort(
    (a, b) =>
      text(a.profile, b.profile) ||
      digits(a.empresa, b.empresa) ||
      digits(a.evento, b.evento) ||
      b.count - a.count ||
      text(a.group, b.group),
  );
}

function digits(a: string, b: string): number {
  return a.length - b.length || text(a, b);
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
