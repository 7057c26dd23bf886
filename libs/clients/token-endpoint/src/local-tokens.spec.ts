import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { GeneratedTokens } from './generated-tokens';
import { CommandTokens, FileTokens } from './local-tokens';

const tokenOf = (result: Awaited<ReturnType<FileTokens['issue']>>): string | undefined =>
  result.ok ? result.body.token : undefined;

describe('a generated token', () => {
  it('is 32 random bytes, fit for a header, and another each time', async () => {
    const source = new GeneratedTokens();
    const tokens = await Promise.all([source.issue(), source.issue()]);
    const [first, second] = tokens.map(tokenOf);
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(first).not.toBe(second);
  });
});

describe('a token file', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'tokens-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('is read anew each time, with or without JSON around the token', async () => {
    const file = path.join(folder, 'token');
    await writeFile(file, 'first\n');
    const source = new FileTokens({ path: file });
    expect(tokenOf(await source.issue())).toBe('first');
    await writeFile(file, '{"token":"second","ttl":60}');
    const json = new FileTokens({ path: file, tokenPointer: '/token', lifePointer: '/ttl' });
    expect(await json.issue()).toEqual({ ok: true, body: { token: 'second', lifeMs: 60_000 } });
  });

  it.each([
    ['', /gave no token/],
    ['x'.repeat(5_000), /more than 4096 characters/],
    ['x'.repeat(70_000), /more than \d+ bytes/],
    ['two words\nlines', /characters that a header cannot carry/],
  ])('of %# is none', async (text, reason) => {
    const file = path.join(folder, 'token');
    await writeFile(file, text);
    const result = await new FileTokens({ path: file }).issue();
    expect(result).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  });

  it('that is not there is tried again', async () => {
    const result = await new FileTokens({ path: path.join(folder, 'none') }).issue();
    expect(result).toMatchObject({ ok: false, class: 'transient', reason: /ENOENT/ });
  });
});

describe('a token command', () => {
  const run = (script: string, more: object = {}) =>
    new CommandTokens({ command: [process.execPath, '-e', script], ...more }).issue();

  it('prints the token, and knows nothing of our environment', async () => {
    const env = { GIVEN: 'abc' };
    const result = await run(
      'process.stdout.write(process.env.GIVEN + Object.keys(process.env).filter((n) => n === "PATH").length)',
      { env },
    );
    expect(tokenOf(result)).toBe('abc0');
  });

  it.each([
    ['process.stderr.write("s3cret"); process.exit(3)', /exit code 3$/],
    ['setInterval(() => 0, 1000)', /longer than its time limit/],
    ['process.stdout.write("s3cret ".repeat(20000))', /ERR_CHILD_PROCESS_STDIO_MAXBUFFER|too much/],
  ])('that fails is told without what it printed: %s', async (script, reason) => {
    const result = await run(script, { timeoutMs: 1_500 });
    expect(result).toMatchObject({ ok: false, class: 'transient' });
    expect((result as { reason: string }).reason).toMatch(reason);
    expect(JSON.stringify(result)).not.toContain('s3cret');
  });
});
