import type { EntityManager } from 'typeorm';

/** Notes that a run that writes is to end: it does so when what is under way has ended. Asked twice, the first counts. */
export async function askStop(
  manager: EntityManager,
  run: string,
  { actor, why }: { readonly actor: string; readonly why: string },
): Promise<void> {
  await manager.query(
    `INSERT INTO people_stop (run, reason, actor, why) VALUES ($1, 'operator', $2, $3) ON CONFLICT (run) DO NOTHING`,
    [run, actor, why],
  );
}
