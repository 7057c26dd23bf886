import { Refusal } from './refusal';
import { readSettings } from './settings';
import { given, readCount, readJson, readSince } from './options';

describe('readSettings', () => {
  it('has defaults, the actor from the environment', () => {
    expect(readSettings({}, { actor: ' maria ' })).toEqual({
      ...{ json: false, actor: 'maria', why: '', dryRun: false, timeoutMs: 30_000 },
      ...{ rate: undefined, yes: false },
    });
  });

  it('takes a time-out in seconds or with a unit', () => {
    expect(readSettings({ timeout: '5' }, {}).timeoutMs).toBe(5_000);
    expect(readSettings({ timeout: '2m' }, {}).timeoutMs).toBe(120_000);
  });

  it.each([
    { timeout: 'logo' },
    { timeout: '0' },
    { rate: '0' },
    { rate: 'x' },
    { actor: '  ' },
    { why: 'x'.repeat(1_001) },
  ])('refuses %j', (options) => expect(() => readSettings(options, {})).toThrow(Refusal));
});

describe('options', () => {
  const now = new Date('2026-03-02T12:00:00Z');

  it('reads a time back from now, a day of São Paulo, a moment', () => {
    expect(readSince('2h', now)).toEqual(new Date('2026-03-02T10:00:00Z'));
    expect(readSince('2026-03-01', now)).toEqual(new Date('2026-03-01T03:00:00Z'));
    expect(readSince('2026-03-01T10:00:00-03:00', now)).toEqual(new Date('2026-03-01T13:00:00Z'));
  });

  it.each(['ontem', '2026-02-31x', '2026-13-01', '01/03/2026'])('refuses the time %s', (text) =>
    expect(() => readSince(text, now)).toThrow(Refusal),
  );

  it('reads counts and JSON, and refuses the rest', () => {
    expect(readCount('--limit', '12', 100)).toBe(12);
    for (const text of ['0', '1.5', 'x', '101'])
      expect(() => readCount('--limit', text, 100)).toThrow(Refusal);
    expect(readJson('args', '{"id":1}')).toEqual({ id: 1 });
    expect(() => readJson('args', '{')).toThrow(Refusal);
    expect(given({ a: 1, b: undefined })).toEqual({ a: 1 });
  });
});
