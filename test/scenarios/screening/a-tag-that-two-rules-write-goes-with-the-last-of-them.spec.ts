import { eventually } from '@ponte/testing';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

const rule = (id: string) => `
  - { id: ${id}, step: { name: "Exames" }, provider: exam-platform, outcomes: { apto: { tag: "Apto" }, pendente: {} } }`;
const TWO_RULES = rule('exames') + rule('prova');
const [BEFORE, AFTER] = ['2026-03-03T10:00:00Z', '2026-03-04T10:00:00Z'];

/**
 * Two rules of one application may write the same text. The tag is then both screenings', and goes with the last one that
 * asks for it: also when the one that wrote it gives it up while the other's write is still on its way (which finds the
 * tag there and must not take it for a recruiter's), and when both give it up in the same moment (when each might leave
 * it to the other).
 */
describe('a tag that two rules write', () => {
  it("is not taken for a recruiter's by the one that it was left to", async () => {
    const world = await ScreeningWorld.start({ screenings: TWO_RULES });
    const { sandbox } = world;
    await sandbox.addApplications(86);
    await world.move({ applicationId: 86 });
    await untilAll(world, 2, `state = 'waiting'`);
    const [writer, heir] = (await world.screenings(86)).map(({ id }) => id);
    const say = async (id: string | undefined, outcome: string, date: string) =>
      world.result({ externalId: id ?? '', outcome, date });
    const untilSaid = (id: string | undefined, outcome: string, state: string) =>
      untilAll(world, 1, `id = '${id}' AND outcome = '${outcome}' AND state = '${state}'`);

    await say(writer, 'apto', BEFORE);
    await untilSaid(writer, 'apto', 'returned');
    // Refused before anything was done, so that what comes after it is still a first run.
    await sandbox.fault({ system: 'gupy', kind: 'status', status: 429, retryAfterSeconds: 2 });
    await say(heir, 'apto', BEFORE);
    await untilSaid(heir, 'apto', 'concluded');
    await say(writer, 'pendente', AFTER);
    await untilSaid(writer, 'pendente', 'returned');
    await sandbox.clearFaults();
    await untilSaid(heir, 'apto', 'returned');
    expect((await sandbox.application(86)).tags).toEqual(['Apto']);

    await say(heir, 'pendente', AFTER);
    await untilSaid(heir, 'pendente', 'returned');
    expect((await sandbox.application(86)).tags).toEqual([]);
    expect(await world.count('own_tag')).toBe(0);
  });

  it('goes when both give it up at once', async () => {
    const applications = Array.from({ length: 40 }, (_, n) => 400 + n);
    const world = await ScreeningWorld.start({ screenings: TWO_RULES });
    await world.sandbox.addApplications(400, applications.length);
    await world.move(...applications.map((applicationId) => ({ applicationId })));
    const screenings = applications.length * 2;
    await untilAll(world, screenings, `state = 'waiting'`);
    const ids = (await world.screenings()).map(({ id }) => id);
    for (const [outcome, date] of [
      ['apto', BEFORE],
      ['pendente', AFTER],
    ] as const) {
      await world.result(...ids.map((externalId) => ({ externalId, outcome, date })));
      await untilAll(world, screenings, `state = 'returned' AND outcome = '${outcome}'`);
    }
    const tags = await Promise.all(
      applications.map(async (id) => (await world.sandbox.application(id)).tags),
    );
    expect(tags.flat()).toEqual([]);
  });
});

function untilAll(world: ScreeningWorld, count: number, which: string): Promise<unknown> {
  return eventually(
    async () => {
      const found = await world.count(`screening WHERE ${which}`);
      if (found !== count) throw new Error(`there are ${found}`);
      return true;
    },
    { timeoutMs: 40_000, what: `${count} screenings with ${which}` },
  );
}
