import { logLevel } from 'kafkajs';
import type { KafkaLog } from './kafka-log';
import { logBridge } from './log-bridge';

describe('logBridge', () => {
  it('keeps an error that a broker answered for debugging: who asked judges it, and asks again as a rule', () => {
    const lines: string[] = [];
    const write = (level: string) => (_facts: object, message: string) =>
      void lines.push(`${level} ${message}`);
    const log = {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
    };
    for (const message of [
      'Response GroupCoordinator(key: 10, version: 2)',
      'Response Metadata(key: 3, version: 6)',
      'Connection timeout',
    ])
      logBridge(log)(logLevel.WARN)({
        namespace: 'Connection',
        level: logLevel.ERROR,
        label: 'ERROR',
        log: { timestamp: '', message } as never,
      });
    expect(lines).toEqual([
      'debug kafkajs: Response GroupCoordinator(key: 10, version: 2)',
      'debug kafkajs: Response Metadata(key: 3, version: 6)',
      'warn kafkajs: Connection timeout',
    ]);
  });

  it('passes the message and safe facts on, and never a payload', () => {
    const lines: { level: string; facts: object; message: string }[] = [];
    const write = (level: string) => (facts: object, message: string) =>
      void lines.push({ level, facts, message });
    const log: KafkaLog = {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
    };
    const log2 = logBridge(log)(logLevel.DEBUG);
    const line = {
      timestamp: '',
      message: 'Connection error',
      broker: 'b:1',
      data: { value: '52998224725' },
      payload: Buffer.from('secret'),
      stack: 'at secret',
    };
    log2({ namespace: 'Connection', level: logLevel.ERROR, label: 'ERROR', log: line as never });
    log2({ namespace: 'Connection', level: logLevel.INFO, label: 'INFO', log: line as never });
    expect(lines).toEqual([
      {
        level: 'warn',
        facts: { part: 'Connection', broker: 'b:1' },
        message: 'kafkajs: Connection error',
      },
      {
        level: 'debug',
        facts: { part: 'Connection', broker: 'b:1' },
        message: 'kafkajs: Connection error',
      },
    ]);
  });
});
