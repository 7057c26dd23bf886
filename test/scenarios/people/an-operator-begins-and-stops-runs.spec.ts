import { eventually } from '@ponte/testing';
import { people, peopleOps } from '../../fixtures/people/people-ops';
import { PeopleWorld } from '../../fixtures/people/people-world';
import { PROFILE } from '../../fixtures/people/settings';

interface Started {
  readonly runId: string;
}
interface Shown {
  readonly id: string;
  readonly state: string;
  readonly reads: readonly { readonly endpoint: string; readonly state: string; page: number }[];
  readonly lots: readonly { readonly lots: number; readonly done: number }[];
}

/**
 * Beside the schedule a run begins when somebody says so, with a reason that stays on the run. One profile has one run at a
 * time, and no third one of a day sends anything unless a person says that it shall. How far a run is can be seen while it
 * is under way; and it ends when somebody says so: nobody is marked, nothing more is sent, and the next one does it all.
 */
describe('an operator', () => {
  it('begins runs, and as many of a day as Feedz may have unless it must be', async () => {
    const world = await PeopleWorld.start({ feedz: 'pollsMs: [100ms]' });
    const ops = peopleOps(world);
    await world.sandbox.populate(20);
    await ops.json(people(`run start ${PROFILE}`), 3);
    await ops.json(people('run start ninguem', 'x'), 3);
    const rehearsed = await ops.json(people(`run start ${PROFILE} --dry-run`));
    expect(rehearsed.message).toContain('começou');
    expect(await world.runs()).toEqual([]);

    const preview = await ops.json<Started>(people(`run start ${PROFILE} --preview`, 'conferir'));
    await world.untilRun(preview.result.runId, ['finished']);
    const counted = await ops.json<{ written: object[] }>(people('report'));
    expect(counted.result.written).toContainEqual(
      expect.objectContaining({ entity: 'person', sent: 20, accepted: 0 }),
    );
    const ids: string[] = [];
    for (const [n, option] of ['', ' --full'].entries()) {
      const [item] = await world.sandbox.items('persons');
      await world.sandbox.patch('persons', String(item?.['personCode']), {
        name: `Ana B${'b'.repeat(n)}`,
      });
      const { result } = await ops.json<Started>(people(`run start ${PROFILE}${option}`, 'hoje'));
      ids.push(result.runId);
      expect(await world.untilRun(result.runId)).toMatchObject({
        ...{ state: 'finished', cause: 'operator', actor: 'maria', why: 'hoje' },
      });
    }
    const third = await ops.json(people(`run start ${PROFILE}`, 'mais uma'), 3);
    expect(third.message).toContain('--override');
    await ops.json(people(`run start ${PROFILE} --override`, 'mais uma'), 3);
    const forced = people(`run start ${PROFILE} --override --yes`, 'pedido da diretoria');
    const { result } = await ops.json<Started>(forced);
    expect(await world.untilRun(result.runId)).toMatchObject({
      ...{ state: 'finished', override: true, actor: 'maria', why: 'pedido da diretoria' },
    });
    const list = await ops.json<{ runs: { id: string }[] }>(people('run list --limit 3'));
    expect(list.result.runs.map(({ id }) => id)).toEqual([result.runId, ...ids.toReversed()]);
    expect((await ops.run(people('run list'))).stdout).toContain(preview.result.runId);
    // Of a run that is not the newest, what it sent.
    const [first = ''] = ids;
    const old = await ops.json<{ records: object[] }>(
      people(`report --run ${first} --entity person --state accepted`),
    );
    expect(old.result.records).toHaveLength(20);
    expect(old.message).toContain('Não é a mais nova');
  });

  it('stops a run that reads, and one that sends', async () => {
    const world = await PeopleWorld.start({
      ...{ datasul: 'pageSize: 5', feedz: 'pollsMs: [100ms]' },
    });
    const ops = peopleOps(world);
    const show = async (): Promise<Shown> => (await ops.json<Shown>(people('run show'))).result;
    await world.sandbox.populate(40);
    await world.sandbox.settings('datasul', { answerMs: 400 });
    const reading = await world.startRun();
    const seen = await eventually(
      async () => {
        const shown = await show();
        return shown.reads.some(({ page }) => page > 0) ? shown : false;
      },
      { timeoutMs: 20_000, what: 'a page' },
    );
    expect(seen).toMatchObject({ id: reading, state: 'reading' });
    const busy = await ops.json(people(`run start ${PROFILE}`, 'x'), 3);
    expect(busy.message).toContain(reading);
    await ops.json(people(`run continue ${reading} --yes`, 'x'), 3);
    await ops.json(people(`run stop ${reading}`, 'Datasul em manutenção'));
    expect(await world.untilRun(reading)).toMatchObject({
      ...{ state: 'stopped', write_began_at: null },
      counts: { decisions: [{ to: 'stopped', actor: 'maria', why: 'Datasul em manutenção' }] },
    });
    await ops.json(people(`run stop ${reading}`, 'x'), 3);

    await world.sandbox.settings('datasul', { answerMs: 0 });
    await world.sandbox.settings('feedz', { processMs: 2_000 });
    const writing = await world.startRun();
    await eventually(async () => (await show()).lots.length > 0, {
      ...{ timeoutMs: 20_000, what: 'a lot' },
    });
    expect((await ops.run(people('run show'))).stdout).toMatch(/enviando, passada 1, onda \d/);
    await ops.json(people(`run stop ${writing}`, 'Feedz pediu'));
    expect(await world.untilRun(writing)).toMatchObject({
      counts: { decisions: [{ to: 'stopped', actor: 'maria', why: 'Feedz pediu' }] },
    });
    expect(await world.count(`feedz_record WHERE state = 'sending'`)).toBe(0);

    await world.sandbox.settings('feedz', { processMs: 0 });
    expect(await world.run()).toMatchObject({ state: 'finished' });
    expect(await world.count(`feedz_record WHERE entity = 'person' AND state = 'accepted'`)).toBe(
      40,
    );
  });
});
