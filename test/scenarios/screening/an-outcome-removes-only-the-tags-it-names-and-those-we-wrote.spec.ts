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
});
