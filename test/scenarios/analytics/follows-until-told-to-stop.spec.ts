import { screeningReturned, screeningRequested } from '@ponte/contracts';
import { eventually, temporaryFolder } from '@ponte/testing';
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { AnalyticsWorld, told } from '../../fixtures/analytics/analytics-world';

/**
 * With `--follow` what happens now is in the tables within seconds, and in the picture soon after; a view is right at any
 * moment, also while records are being kept. SIGTERM ends it in order: what was kept stays, the exit code is 0, the group
 * is gone, and the next reading finds nothing left to do.
 */
describe('a reading that follows', () => {
  it('keeps up, and ends in order on SIGTERM', async () => {
    const world = await AnalyticsWorld.create([screeningRequested.topic, screeningReturned.topic]);
    await world.write([told(screeningRequested, 'q1', {})]);
    const picture = path.join(await temporaryFolder('analytics'), 'funnel.svg');
    const running = world.start(['--follow', '--every', '1', '--out', picture]);
    await running.logs.waitFor(/Em dia/, 30_000);
    const first = await readFile(picture, 'utf8');

    await world.write([told(screeningReturned, 'r1', {}), told(screeningReturned, 'r1', {})]);

    await eventually(
      async () => {
        const [row] = await world.rows('SELECT state FROM screening');
        expect(row).toEqual({ state: 'returned' });
      },
      { timeoutMs: 20_000, what: 'the new event in the view' },
    );
    await eventually(async () => expect(await readFile(picture, 'utf8')).not.toBe(first), {
      timeoutMs: 20_000,
      what: 'a new picture',
    });
    running.signal('SIGTERM');
    const { code, stderr } = await running.ended;
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect((await world.run()).stderr).toContain('0 novos, 0 repetidos');
  });
});
