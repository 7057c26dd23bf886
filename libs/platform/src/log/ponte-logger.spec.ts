import { ServiceInfo } from '../service-info';
import { runWithTraceparent } from '../tracing/trace-context';
import { NestLogger } from './nest-logger';
import { PonteLogger } from './ponte-logger';

const CPF = '52998224725';

function capture(level = 'trace'): { logger: PonteLogger; lines: () => Record<string, unknown>[] } {
  const written: string[] = [];
  const info = new ServiceInfo('sample', '1.2.3', 'sample-1');
  const to = { write: (line: string) => void written.push(line) };
  const logger = PonteLogger.create(info, { level, to });
  return {
    logger,
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('PonteLogger', () => {
  it('writes one JSON object a line with who, when and which trace', () => {
    const { logger, lines } = capture();
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    runWithTraceparent(traceparent, () => logger.info({ topic: 'a' }, 'published'));
    logger.warn('outside');
    expect(lines()[0]).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      service: 'sample',
      version: '1.2.3',
      instance: 'sample-1',
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
      topic: 'a',
      msg: 'published',
    });
    expect(lines()[1]).not.toHaveProperty('trace_id');
  });

  it('scrubs fields, message, error and the fields of a child', () => {
    const { logger, lines } = capture();
    const child = logger.child({ component: 'x', about: `cpf ${CPF}` });
    child.error({ err: new Error(`no ${CPF}`), email: 'a@b.co' }, `failed for ${CPF}`);
    child.error(new Error(CPF));
    logger.info(`bare ${CPF}`);
    expect(JSON.stringify(lines())).not.toContain(CPF);
    expect(lines()[0]).toMatchObject({
      component: 'x',
      about: 'cpf [cpf]',
      email: '[redacted]',
      err: { type: 'Error', message: 'no [cpf]' },
      msg: 'failed for [cpf]',
    });
  });

  it('writes an error by its class, with its stack, in a child and under any key', () => {
    const { logger, lines } = capture();
    const shown = {
      type: 'TypeError',
      message: 'x',
      stack: expect.stringContaining('TypeError: x'),
    };
    logger.warn({ err: new TypeError('x') });
    logger.child({ component: 'c' }).warn({ err: new TypeError('x'), error: new TypeError('x') });
    logger.warn(new Error('outer', { cause: new TypeError('x') }));
    expect(lines()[0]).toMatchObject({ err: shown });
    expect(lines()[1]).toMatchObject({ err: shown, error: shown });
    expect(lines()[2]).toMatchObject({ err: { type: 'Error', cause: shown } });
  });

  it('leaves out what is below its level, unread', () => {
    const { logger, lines } = capture('info');
    const fields = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('read');
      },
    });
    logger.debug(fields, 'no');
    expect(lines()).toEqual([]);
    expect(logger.isEnabled('debug')).toBe(false);
  });

  it('takes Nest’s lines: start-up as debug, errors with their stack', () => {
    const { logger, lines } = capture();
    const nest = new NestLogger(logger);
    nest.log('Mapped {/a, GET} route', 'RouterExplorer');
    nest.error(`bad ${CPF}`, 'Error: bad\n    at x', 'ExceptionsHandler');
    nest.error(new Error('thrown'));
    expect(lines().map(({ level, component, msg }) => [level, component, msg])).toEqual([
      ['debug', 'nest:RouterExplorer', 'Mapped {/a, GET} route'],
      ['error', 'nest:ExceptionsHandler', 'bad [cpf]'],
      ['error', 'nest:nest', 'thrown'],
    ]);
    expect(lines()[1]).toMatchObject({ details: ['Error: bad\n    at x'] });
  });
});
