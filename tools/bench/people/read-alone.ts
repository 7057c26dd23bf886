import type { SimulatedPeople } from '@ponte/testing';

const LISTS = ['situations', 'branches', 'departments', 'jobs', 'persons', 'employeeDataContent'];

/** The floor of reading: every page of every list, one after the other, by a client that does nothing with them. @returns milliseconds */
export async function readAlone(
  { connection }: SimulatedPeople,
  pageSize: number,
): Promise<number> {
  const { url, user, password } = connection;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const began = performance.now();
  for (const list of LISTS) {
    for (let page = 1, hasNext = true; hasNext; page += 1) {
      const answer = await fetch(`${url}/api/rh/v1/${list}?page=${page}&pageSize=${pageSize}`, {
        headers: { authorization },
      });
      if (!answer.ok) throw new Error(`the simulated Datasul answered ${answer.status}`);
      ({ hasNext } = (await answer.json()) as { hasNext: boolean });
    }
  }
  return performance.now() - began;
}
