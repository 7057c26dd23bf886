import { eventually } from '@ponte/testing';
import { SECRETS } from '../../fixtures/screening/settings';
import { JOB, ScreeningWorld } from '../../fixtures/screening/screening-world';

const RETURNED_TWICE = `screening WHERE state = 'returned' AND result_round = 2 AND outcome = 'pendente'`;

/**
 * Tags are the recruiters' own marks. `inapto` takes away "Apto", because its rule names it; a correction takes away what
 * an earlier result of ours wrote; everything else stays, even a tag of the same text that a recruiter had put before we
 * wanted to write it (Gupy answers 409 then).
 */
describe('tags of other people', () => {
  it('stay, unless the rule names them', async () => {
    const world = await ScreeningWorld.start();
    const { sandbox } = world;
    const byHand = (id: number, tag: string) => sandbox.tagByHand(id, JOB, tag, SECRETS.gupyApi);
    await sandbox.addApplications(81, 2);
    for (const tag of ['Prioridade', 'Apto', 'Indicado']) await byHand(81, tag);
    await byHand(82, 'Inapto');

    await world.move({ applicationId: 81 }, { applicationId: 82 });
    const first = await world.until(81, 'waiting');
    const second = await world.until(82, 'waiting');
    const result = { outcome: 'inapto', date: '2026-03-03T10:00:00Z' };
    await world.result({ ...result, externalId: first.id }, { ...result, externalId: second.id });
    await world.until(81, 'returned');
    await world.until(82, 'returned');
    expect((await sandbox.application(81)).tags).toEqual(['Prioridade', 'Indicado', 'Inapto']);
    expect((await sandbox.application(82)).tags).toEqual(['Inapto']);

    const corrected = { outcome: 'pendente', date: '2026-03-04T10:00:00Z' };
    await world.result(
      { ...corrected, externalId: first.id },
      { ...corrected, externalId: second.id },
    );
    await eventually(async () => (await world.count(RETURNED_TWICE)) === 2);
    expect((await sandbox.application(81)).tags).toEqual(['Prioridade', 'Indicado']);
    expect((await sandbox.application(82)).tags).toEqual(['Inapto']);
  });

  it('stay, even if the correction comes before it is known that the tag is theirs', async () => {
    const world = await ScreeningWorld.start();
    const { sandbox } = world;
    await sandbox.addApplications(83, 2);
    for (const id of [83, 84]) await sandbox.tagByHand(id, JOB, 'Inapto', SECRETS.gupyApi);
    await world.move({ applicationId: 83 }, { applicationId: 84 });
    const { id: toTag } = await world.until(83, 'waiting');
    const { id: toNothing } = await world.until(84, 'waiting');
    // Refused before anything was done, so that what comes after it is still a first run.
    await sandbox.fault({ system: 'gupy', kind: 'status', status: 429, retryAfterSeconds: 2 });
    const first = { outcome: 'inapto', date: '2026-03-03T10:00:00Z' };
    await world.result({ ...first, externalId: toTag }, { ...first, externalId: toNothing });
    const later = '2026-03-04T10:00:00Z';
    await world.result(
      { externalId: toTag, outcome: 'apto', date: later },
      { externalId: toNothing, outcome: 'pendente', date: later },
    );
    await eventually(async () => (await world.count('screening WHERE result_round = 2')) === 2);
    await sandbox.clearFaults();
    await eventually(async () => (await world.count(`screening WHERE state = 'returned'`)) === 2, {
      timeoutMs: 30_000,
    });
    expect((await sandbox.application(83)).tags).toEqual(['Inapto', 'Apto']);
    expect((await sandbox.application(84)).tags).toEqual(['Inapto']);
    expect(await world.count(`screening_write WHERE state = 'needless'`)).toBe(2);
    expect(await world.count(`task WHERE ended_at IS NULL`)).toBe(0);
    const told = await eventually(async () => {
      const records = await world.read('screening.returned.v1');
      return records.length === 2 && records;
    });
    for (const record of told) expect(record.json()).toMatchObject({ removedTags: 0 });
  });

  it('stay as long as another screening of ours holds them', async () => {
    const both = (id: string) => `
  - { id: ${id}, step: { name: "Exames" }, provider: exam-platform, outcomes: { apto: { tag: "Apto" }, pendente: {} } }`;
    const world = await ScreeningWorld.start({ screenings: both('exames') + both('prova') });
    const { sandbox } = world;
    await sandbox.addApplications(85);
    await world.move({ applicationId: 85 });
    const returned = (count: number) =>
      eventually(async () => (await world.count(`screening WHERE state = 'returned'`)) === count, {
        timeoutMs: 20_000,
      });
    await eventually(async () => (await world.count(`screening WHERE state = 'waiting'`)) === 2);
    const [one, other] = await world.screenings(85);
    const say = async (
      externalId: string | undefined,
      outcome: string,
      day: number,
      ends: string,
    ) => {
      await world.result({
        externalId: externalId ?? '',
        outcome,
        date: `2026-03-0${day}T10:00:00Z`,
      });
      await eventually(
        async () =>
          (await world.count(
            `screening WHERE id = '${externalId}' AND outcome = '${outcome}' AND state = 'returned'`,
          )) === 1,
        { timeoutMs: 20_000 },
      );
      expect((await sandbox.application(85)).tags.join()).toBe(ends);
    };
    await say(one?.id, 'apto', 3, 'Apto');
    await say(other?.id, 'apto', 3, 'Apto');
    await say(one?.id, 'pendente', 4, 'Apto');
    await say(other?.id, 'pendente', 4, '');
    await returned(2);
  });
});
