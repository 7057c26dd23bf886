import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { identify } from '../process/process-record';
import { atTestEnd } from '../run/at-test-end';
import { removeFolder, temporaryFolder } from '../run/temporary-folder';
import { spawnApp } from './spawn-app';

async function program(source: string): Promise<string> {
  const folder = await temporaryFolder('app');
  atTestEnd(() => removeFolder(folder));
  const entry = path.join(folder, 'main.cjs');
  await writeFile(entry, source);
  return entry;
}

const HEALTHY = `
require('node:http').createServer((q, r) => r.writeHead(q.url === '/health/ready' ? 200 : 404).end())
  .listen(Number(process.env.MANAGEMENT_PORT), '127.0.0.1');
process.on('SIGTERM', () => { console.log('{"msg":"bye"}'); process.exit(0); });
console.log(Object.keys(process.env).includes('JEST_WORKER_ID') ? 'leaked' : 'clean');
`;

describe('spawnApp', () => {
  it('waits until the app is ready, gives it its own environment only, and stops it in order', async () => {
    const app = await spawnApp({ entry: await program(HEALTHY), env: { LOG_LEVEL: 'info' } });
    await app.ready();
    expect(app.logs.lines).toContain('clean');
    expect(await app.stop()).toEqual({ code: 0, signal: null });
    expect(app.logs.records).toEqual([{ msg: 'bye' }]);
  });

  it('says why when the app ends before it is ready', async () => {
    const app = await spawnApp({
      entry: await program("console.error('PII_KEYS is missing'); process.exit(78)"),
    });
    await expect(app.ready()).rejects.toThrow(/ended \(78\)[^]*PII_KEYS is missing/);
  });

  it('kills an app that does not heed SIGTERM, and says so', async () => {
    const app = await spawnApp({
      entry: await program(
        "process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1e3); console.log('deaf')",
      ),
    });
    await app.logs.waitFor(/deaf/);
    await expect(app.stop(200)).rejects.toThrow('did not end within 200 ms of SIGTERM');
    expect(identify(app.pid)).toBeUndefined();
  });
});
