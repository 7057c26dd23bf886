import { allContracts } from '@ponte/contracts';
import { ContractBroken } from './contract-broken.error';
import { eventRecord } from './event-record';

const meta = { id: 'acme:1', source: '/gupy/acme', time: new Date('2026-01-02T03:04:05.678Z') };

describe('eventRecord', () => {
  it.each(allContracts.map((contract) => [contract.topic, contract] as const))(
    'makes a record of the example of %s',
    (topic, contract) => {
      const record = eventRecord(contract, contract.example, {
        ...meta,
        subject: '77',
        causationId: 'acme:0',
        traceparent: '00-a-b-01',
      });
      expect(record.topic).toBe(topic);
      expect(record.key).toBe(contract.key(contract.example));
      expect(JSON.parse(String(record.value))).toEqual(
        JSON.parse(JSON.stringify(contract.example)),
      );
      expect(record.headers).toEqual({
        'content-type': 'application/json',
        ce_specversion: '1.0',
        ce_id: 'acme:1',
        ce_source: '/gupy/acme',
        ce_type: topic,
        ce_time: '2026-01-02T03:04:05.678Z',
        ce_subject: '77',
        ce_causationid: 'acme:0',
        traceparent: '00-a-b-01',
      });
    },
  );

  it('leaves out the attributes that are not given', () => {
    const contract = allContracts[0];
    if (!contract) throw new Error('there is no contract');
    const { headers } = eventRecord(contract, contract.example, meta);
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['ce_subject']));
    expect(Object.values(headers)).not.toContain(undefined);
  });

  it('names the faulty places of a value and never quotes it', () => {
    const contract = allContracts.find(({ topic }) => topic === 'gupy.application.moved.v1');
    if (!contract) throw new Error('there is no such contract');
    const broken = { ...contract.example, id: { secret: '52998224725' } };
    const thrown = captured(() => eventRecord(contract, broken, meta));
    expect(thrown).toBeInstanceOf(ContractBroken);
    expect(thrown.message).toContain('/id');
    expect(thrown.message).not.toContain('52998224725');
  });

  it('refuses a value larger than its contract allows', () => {
    const contract = { ...allContracts[0]!, maxMessageBytes: 10 };
    expect(captured(() => eventRecord(contract, contract.example, meta)).message).toContain(
      'at most 10 bytes',
    );
  });
});

function captured(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('it did not throw');
}
