import { eventually } from '@ponte/testing';
import { StandingInIngest } from '../../fixtures/rotation/standing-in-ingest';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * A token is put into Gupy only when every process of ingest that was heard of within the last minute has it in force, and
 * after the least wait. No process heard of is no consent: the rotation waits and says so. One that leaves, or was not
 * heard of for that long, is not waited for.
 */

it('ingest is waited for before a token is put', async () => {
  const world = await RotationWorld.start({
    ingest: false,
    rotation: 'settle: 1.5, ingestSeenWithin: 15',
  });
  const waiting = (text: RegExp) =>
    eventually(
      async () => {
        const { trouble } = await world.hook();
        if (!text.test(String(trouble))) throw new Error(String(trouble));
        return true;
      },
      { timeoutMs: 15_000 },
    );
  await waiting(/no process of ingest has said/);
  expect(await world.calls('POST')).toEqual([]);

  // Nobody consents for one that lags.
  const laggard = new StandingInIngest(world.prefix, 'ingest-2');
  laggard.position = 0;
  laggard.start();
  world.ingest.start();
  await waiting(/1 of 2 processes of ingest do not have it: ingest-2/);
  expect(await world.calls('POST')).toEqual([]);
  // It leaves.
  await laggard.stop();
  await laggard.tell('leaving');
  await world.untilConfirmed(1);
  const [{ announced_at: announced, put_at: put }] = (await world.database.query(
    'SELECT announced_at, put_at FROM webhook_token',
  )) as [{ announced_at: Date; put_at: Date }];
  expect(put.getTime() - announced.getTime()).toBeGreaterThanOrEqual(1_500);

  // One that died without a word is not waited for after a while.
  await laggard.tell();
  await world.rotateNow();
  await waiting(/ingest-2/);
  await world.untilConfirmed(2);
  // A position beyond the end of the topic is of another topic.
  laggard.position = 1_000_000;
  laggard.start();
  await world.rotateNow();
  await waiting(/ingest-2/);
});
