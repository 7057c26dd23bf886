import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Min,
} from 'class-validator';
import { ConfigError } from './config-error';
import { Env } from './env.decorator';
import { IsDuration } from './is-duration.decorator';
import { checkEnv, readEnv } from './read-env';

class SampleEnv {
  @Env('SAMPLE_BROKERS')
  @IsArray()
  @IsString({ each: true })
  brokers: string[];

  @Env('SAMPLE_PORT')
  @IsInt()
  @Min(1)
  port: number = 3000;

  @Env('SAMPLE_SSL')
  @IsBoolean()
  ssl: boolean = false;

  @Env('SAMPLE_WAIT')
  @IsDuration({ minMs: 10 })
  waitMs: number = 1_000;

  @Env('SAMPLE_MODE')
  @IsOptional()
  @IsIn(['a', 'b'])
  mode?: string;

  @Env('SAMPLE_PASSWORD', { secret: true })
  @Matches(/^[a-z]{8,}$/, { message: 'must be 8 small letters, not $value' })
  password: string;
}

const good = { SAMPLE_BROKERS: 'a:1, b:2', SAMPLE_PASSWORD: 'secretword' };
const file = (content: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'ponte-')), 'secret');
  writeFileSync(path, content);
  return path;
};

describe('readEnv', () => {
  it('turns text into declared types and keeps initial values', () => {
    const env = {
      ...good,
      SAMPLE_PORT: '80',
      SAMPLE_SSL: 'true',
      SAMPLE_WAIT: '5m',
      SAMPLE_MODE: '',
    };
    expect(readEnv(SampleEnv, env)).toEqual({
      brokers: ['a:1', 'b:2'],
      port: 80,
      ssl: true,
      waitMs: 300_000,
      password: 'secretword',
    });
    expect(readEnv(SampleEnv, good)).toMatchObject({ port: 3000, ssl: false, waitMs: 1_000 });
  });

  it('reports every fault at once, by variable, without a secret', () => {
    const env = {
      SAMPLE_PORT: '80x',
      SAMPLE_SSL: 'maybe',
      SAMPLE_WAIT: '1ms',
      SAMPLE_MODE: 'c',
      SAMPLE_PASSWORD: 'Secret 1',
    };
    const { faults } = checkEnv(SampleEnv, env);
    expect(faults.map(({ where }) => where).sort()).toEqual([
      'SAMPLE_BROKERS',
      'SAMPLE_MODE',
      'SAMPLE_PASSWORD',
      'SAMPLE_PORT',
      'SAMPLE_SSL',
      'SAMPLE_WAIT',
    ]);
    const text = faults.map(({ where, message }) => `${where}: ${message}`).join('\n');
    expect(text).toContain('SAMPLE_BROKERS: is missing');
    expect(text).toContain('SAMPLE_MODE: must be one of the following values: a, b');
    expect(text).toContain('SAMPLE_SSL: must be a boolean value');
    expect(text).not.toContain('Secret 1');
    expect(() => readEnv(SampleEnv, env)).toThrow(ConfigError);
  });

  it('reads a secret from the file that X_FILE names', () => {
    const env = { SAMPLE_BROKERS: 'a:1', SAMPLE_PASSWORD_FILE: file('fromafile\n') };
    expect(readEnv(SampleEnv, env).password).toBe('fromafile');
  });

  it.each([
    [{ ...good, SAMPLE_PASSWORD_FILE: '/x' }, 'SAMPLE_PASSWORD: set both as'],
    [
      { SAMPLE_BROKERS: 'a', SAMPLE_PASSWORD_FILE: '/nowhere/x' },
      '_FILE: the file /nowhere/x cannot be read (ENOENT)',
    ],
    [{ SAMPLE_BROKERS: 'a', SAMPLE_PASSWORD_FILE: file('') }, 'is empty'],
  ])('refuses a file that is not usable: %#', (env, expected) => {
    expect(() => readEnv(SampleEnv, env)).toThrow(expected);
    expect(checkEnv(SampleEnv, env).faults).toHaveLength(1);
  });

  it('does not read a file for what is no secret', () => {
    const { faults } = checkEnv(SampleEnv, {
      SAMPLE_BROKERS_FILE: '/x',
      SAMPLE_PASSWORD: 'secretword',
    });
    expect(faults.map(({ where }) => where)).toEqual(['SAMPLE_BROKERS']);
  });
});
