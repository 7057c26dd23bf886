import type { Incoming, IncomingEvent } from './incoming';

/** Neighbours with one handler go to it together; only a replay topic mixes contracts. */
export function runsOf(events: readonly Incoming[]): [IncomingEvent, ...IncomingEvent[]][] {
  const runs: [IncomingEvent, ...IncomingEvent[]][] = [];
  for (const event of events) {
    if (event.kind === 'broken') continue;
    const run = runs.at(-1);
    if (run?.[0].subscription === event.subscription) run.push(event);
    else runs.push([event]);
  }
  return runs;
}
