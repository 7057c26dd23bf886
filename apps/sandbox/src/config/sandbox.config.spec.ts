import { checkEnv } from '@ponte/platform';
import { SandboxEnv } from './sandbox-env.config';
import { refuseProduction } from './refuse-production.config';
import { sandboxConfig } from './sandbox.config';
import { setDefaultPorts } from './default-ports.config';

describe('the configuration of the sandbox', () => {
  it('starts with nothing set, with known credentials', () => {
    const { value, faults } = checkEnv(SandboxEnv, {});
    expect(faults).toEqual([]);
    expect(sandboxConfig(value)).toMatchObject({
      gupy: { tokens: ['sandbox-gupy-token'], timeScale: 1, rewritePostbacks: {} },
      exams: { tokens: ['sandbox-exam-token'], resultDelayMs: 1_500, postback: null },
      datasul: { user: 'ponte', listPersons: 0 },
      feedz: { tokens: ['sandbox-feedz-token'], processMs: 200 },
      rubeus: { triggers: [] },
    });
  });

  it('takes everything from the environment', () => {
    const { value, faults } = checkEnv(SandboxEnv, {
      SANDBOX_GUPY_TOKEN: 'one, two',
      SANDBOX_EXAM_POSTBACK_URL: 'http://127.0.0.1:3000/webhooks/validation/exam-platform',
      SANDBOX_EXAM_POSTBACK_TOKEN: 't',
      SANDBOX_TIME_SCALE: '1000',
      SANDBOX_DATASUL_PERSONS: '50',
      SANDBOX_FEEDZ_TOKEN: 'a,b',
      SANDBOX_FEEDZ_PROCESS_MS: '0',
      SANDBOX_RUBEUS_URL_REGISTRO: 'http://127.0.0.1:3000/webhooks/rubeus/vestibular/s1',
      SANDBOX_REWRITE_POSTBACKS:
        'https://a.test=http://127.0.0.1:1,https://b.test=http://127.0.0.1:2',
    });
    expect(faults).toEqual([]);
    expect(sandboxConfig(value)).toMatchObject({
      gupy: {
        tokens: ['one', 'two'],
        timeScale: 1_000,
        rewritePostbacks: {
          'https://a.test': 'http://127.0.0.1:1',
          'https://b.test': 'http://127.0.0.1:2',
        },
      },
      exams: { postback: { headers: { 'x-ponte-token': 't' } }, timeScale: 1_000 },
      datasul: { listPersons: 50 },
      feedz: { tokens: ['a', 'b'], processMs: 0 },
      rubeus: {
        triggers: [
          {
            event: 'registro-de-processo',
            secretUrl: 'http://127.0.0.1:3000/webhooks/rubeus/vestibular/s1',
          },
        ],
      },
    });
  });

  it('tells every fault at once', () => {
    const { faults } = checkEnv(SandboxEnv, {
      SANDBOX_TIME_SCALE: 'fast',
      SANDBOX_EXAM_POSTBACK_URL: 'nowhere',
      SANDBOX_REWRITE_POSTBACKS: 'https://a.test',
    });
    expect(faults.map(({ where }) => where).sort()).toEqual([
      'SANDBOX_EXAM_POSTBACK_URL',
      'SANDBOX_REWRITE_POSTBACKS',
      'SANDBOX_TIME_SCALE',
    ]);
  });

  it('refuses production with status 1', () => {
    const exit = jest.fn();
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    refuseProduction({ NODE_ENV: 'production' }, exit);
    expect(exit).toHaveBeenCalledWith(1);
    expect(process.stderr.write).toHaveBeenCalledWith(
      expect.stringContaining('NODE_ENV=production'),
    );
    jest.restoreAllMocks();
    exit.mockClear();
    refuseProduction({ NODE_ENV: 'development' }, exit);
    expect(exit).not.toHaveBeenCalled();
  });

  it('has ports of its own unless given others', () => {
    const env: NodeJS.ProcessEnv = { PORT: '5000' };
    setDefaultPorts(env);
    expect(env).toEqual({ PORT: '5000', MANAGEMENT_PORT: '4001' });
  });
});
