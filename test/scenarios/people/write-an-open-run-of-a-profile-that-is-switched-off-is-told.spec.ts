import { eventually } from '@ponte/testing';
import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/**
 * A profile that is switched off takes its tasks with it: a run of it that is open stays open, and nothing says so by itself. It
 * stays measured, so that an alert on its age finds it, somebody is told after an hour, and once the profile is there again the
 * run goes on where it was.
 */
it('an open run of a profile that is switched off is told', async () => {
  const flow = await FeedzFlow.start();
  const { world } = flow;
  await flow.hire(1);
  await flow.feedz.settings({ processMs: 600_000 });
  const run = await world.startRun();
  const { process_id: processId } = await flow.untilLot(`entity = 'unit' AND state = 'sent'`);
  await world.service.stop();
  await world.database.query(
    `UPDATE people_run SET started_at = started_at - interval '2 hours' WHERE id = '${run}'`,
  );

  await world.configure({ profile: ['active: false'] });
  const service = await world.spawn();
  await service.logs.waitFor(new RegExp(`"alert":"people-run-stranded","run":"${run}"`), 30_000);
  await eventually(async () => {
    const metrics = await (await fetch(`${service.managementUrl}/metrics`)).text();
    expect(metrics).toMatch(/ponte_people_runs\{[^}]*state="writing"[^}]*\} 1/);
    expect(metrics).toMatch(/ponte_people_run_seconds\{[^}]*state="writing"[^}]*\} 7[23]\d\d/);
    return true;
  });
  await service.stop();

  await world.configure({ feedz: 'pollsMs: [100ms], retriesMs: [100ms, 200ms]' });
  await (await world.spawn()).ready();
  await flow.feedz.settings({ processMs: 0 });
  await flow.feedz.endProcess(processId ?? '');
  for (const { processId: open } of await flow.feedz.processes({ state: 'pending' }))
    await flow.feedz.endProcess(open);
  expect(await world.untilRun(run)).toMatchObject({ state: 'finished' });
}, 120_000);
