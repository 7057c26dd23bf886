import { writeFile } from 'node:fs/promises';
import { eventually } from '@ponte/testing';
import { sha256, shown } from '../../fixtures/rotation/digests';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * A token may be somebody else's to change: a mounted file, or a program that prints it. It is looked at every so often;
 * another one is put into Gupy, the same one changes nothing, and one that cannot be read keeps the former in force. One
 * that is rolled back to an earlier value is put again, and was accepted all along.
 */

it('a mounted secret that changes is put', async () => {
  const world = await RotationWorld.start({ hooks: [] });
  const file = world.file('mounted-token');
  await writeFile(file, 'first-mounted-token\n');
  await world.services[0]?.stop();
  await world.configure({
    hooks: [
      { id: 'file', token: `{ kind: file, path: ${file}, every: 0.5, overlap: 60 }` },
      {
        ...{ id: 'command', action: 'candidate.hired' },
        token: `{ kind: command, command: [/bin/cat, ${file}], every: 0.5, overlap: 1 }`,
      },
    ],
  });
  await (await world.spawn()).ready();
  const ids = ['file', 'command'];
  for (const id of ids)
    expect(await world.untilConfirmed(1, id)).toMatchObject({
      sha256: sha256('first-mounted-token'),
    });
  const looks = () =>
    world.database.query(
      `SELECT 1 FROM task WHERE kind = 'rotation.mint-token' AND state = 'done'`,
    );
  const before = ((await looks()) as unknown[]).length;
  await eventually(async () => ((await looks()) as unknown[]).length > before + 4);
  expect(await world.calls('PUT')).toEqual([]);

  await writeFile(file, '');
  await eventually(async () => /gave no token/.test(String((await world.hook('file'))['trouble'])));
  expect((await world.tokens('file')).map(({ state }) => state)).toEqual(['confirmed']);
  await writeFile(file, 'second-mounted-token');
  for (const id of ids)
    expect(await world.untilConfirmed(2, id)).toMatchObject({
      sha256: sha256('second-mounted-token'),
    });
  const headers = (await world.gupyHooks()).map(
    ({ clientHeaders }) => clientHeaders['x-ponte-token'],
  );
  expect(headers).toEqual(Array(2).fill(shown(sha256('second-mounted-token'))));

  const from = (await world.issued()).length;
  await writeFile(file, 'first-mounted-token');
  await eventually(async () => {
    const states = (await world.tokens('file')).map(({ state }) => state).join();
    if (states !== 'confirmed,retiring') throw new Error(states);
    return true;
  });
  const [hook] = (await world.gupyHooks()).filter(({ action }) => action === 'application.moved');
  expect(hook?.clientHeaders['x-ponte-token']).toBe(shown(sha256('first-mounted-token')));
  const told = (await world.issued()).slice(from).filter((one) => one.hook === 'file');
  for (const { digests } of told)
    expect(digests.map((one) => one.sha256)).toContain(sha256('first-mounted-token'));
});
