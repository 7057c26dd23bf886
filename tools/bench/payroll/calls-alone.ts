import { ahgoraMonth, PontoWeb, type SimulatedDatasul } from '@ponte/testing';
import type { PayrollOptions } from './options';

/** Employees of nobody's, so that what is measured afterwards is posted for the first time too. */
const OTHERS_FROM = 500_001;

/**
 * The floor: the same number of calls of the same size, so many at once, made by a bare client that does nothing else.
 *
 * @returns milliseconds
 */
export async function callsAlone(
  datasul: SimulatedDatasul,
  { employees, rubricas, calls, itemsPerCall }: PayrollOptions,
): Promise<number> {
  const { items } = ahgoraMonth({ employees, rubricas, first: OTHERS_FROM });
  const bodies = Array.from({ length: Math.ceil(items.length / itemsPerCall) }, (_, call) =>
    JSON.stringify({ items: items.slice(call * itemsPerCall, (call + 1) * itemsPerCall) }),
  );
  const client = new PontoWeb(datasul.connection);
  const began = performance.now();
  const next = async (): Promise<void> => {
    for (let body = bodies.shift(); body !== undefined; body = bodies.shift()) {
      const { status } = await client.send(body);
      if (status !== 200) throw new Error(`the simulated Datasul answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: calls }, next));
  return performance.now() - began;
}
