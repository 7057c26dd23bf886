import { logLevel } from 'kafkajs';
import type { KafkaLog } from './kafka-log';
import { logBridge } from './log-bridge';

describe('logBridge', () => {
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
      message: 'Response Produce',
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
        message: 'kafkajs: Response Produce',
      },
      {
        level: 'debug',
        facts: { part: 'Connection', broker: 'b:1' },
        message: 'kafkajs: Response Produce',
      },
    ]);
  });
});
