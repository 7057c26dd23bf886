import { SimulatedFeedz } from '@ponte/testing';
import { people, peopleOps } from '../../fixtures/people/people-ops';
import { PeopleWorld } from '../../fixtures/people/people-world';
import { PROFILE } from '../../fixtures/people/settings';

interface Resent {
  readonly counts?: { readonly decided: number; readonly refused: number };
  readonly decided: readonly { readonly id: string }[];
}

interface HeldPage {
  readonly result: { readonly held: readonly object[]; readonly next: string | null };
}

const RESEND = `resend --profile ${PROFILE}`;

/**
 * What Feedz refused is not sent again as it was: not by the next run, and not by the tenth. When the cause was at Feedz, and
 * somebody mended it there, an operator says that it goes again, by code, kind or key; it is counted before, and what this
 * service found out itself is left alone, because only Datasul can mend that. When Feedz lost what it had accepted, that goes
 * again too.
 */
it('an operator sends again what was refused', async () => {
  const world = await PeopleWorld.start({ feedz: 'pollsMs: [100ms]' });
  const ops = peopleOps(world);
  const feedz = new SimulatedFeedz(world.sandbox.app.url);
  await world.sandbox.populate(30);
  const codes = (await world.sandbox.items('persons')).map(({ personCode }) => String(personCode));
  const [unlucky = '', mute = ''] = codes;
  await world.sandbox.patch('persons', mute, { email: null });
  await feedz.trouble({
    kind: 'item',
    entity: 'persons',
    integrationId: unlucky,
    code: 6001,
    count: 1,
  });
  await world.run();
  expect(await feedz.person(unlucky)).toBeUndefined();
  expect(await world.run({ mode: 'full' })).toMatchObject({ write_began_at: null });

  const held = await ops.json<{ held: object[] }>(people('held'));
  const waits = { entity: 'bind', neededEntity: 'person', neededState: 'refused' };
  expect(held.result.held).toContainEqual(expect.objectContaining(waits));
  const paged: object[] = [];
  let after: string | null | undefined;
  do {
    const page: HeldPage = await ops.json([
      ...['people', 'held', '--limit', '1', ...(after ? ['--after', after] : [])],
    ]);
    paged.push(...page.result.held);
    after = page.result.next;
  } while (after);
  expect(paged).toEqual(held.result.held);

  const dry = await ops.json<Resent>(people(`${RESEND} --code 6001 --dry-run`));
  expect(dry.result.counts).toEqual({ decided: 1, refused: 0 });
  expect(await world.count(`feedz_record WHERE state = 'to-send'`)).toBe(0);
  const local = await ops.json<Resent>(people(`${RESEND} --code 5012 --yes`, 'x'), 3);
  expect(local.result.counts).toEqual({ decided: 0, refused: 1 });
  await ops.json(people(`${RESEND} --code 6001 --yes`), 3);

  const done = await ops.json<Resent>(people(`${RESEND} --code 6001 --yes`, 'corrigido na Feedz'));
  expect(done.result.decided).toHaveLength(1);
  const [key = ''] = done.result.decided.map(({ id }) => id.split('/')[1]);
  await ops.json(people(`${RESEND} ${key} --entity person`, 'x'), 3);
  expect(await world.run({ mode: 'write' })).toMatchObject({ state: 'finished' });
  expect(await feedz.person(unlucky)).toBeDefined();
  expect(
    await world.count(`feedz_record WHERE state = 'held' AND entity = 'bind' AND code IS NULL`),
  ).toBe(0);

  // Its backup was restored: nobody is there.
  await feedz.forget();
  const all = await ops.json<Resent>(
    people(`${RESEND} --state accepted --yes`, 'Feedz restaurada'),
  );
  expect(all.result.counts).toMatchObject({ refused: 0 });
  await world.run({ mode: 'write', override: true });
  expect(await feedz.persons()).toHaveLength(29);
  for (const person of await feedz.persons()) expect(person.writes).toBe(1);
});
