import { instanceName } from './instance-name';

describe('the name of a process', () => {
  it('is the configured one', () => expect(instanceName('ingest-a')).toBe('ingest-a'));

  it('tells the workers of a cluster apart, which inherit it', () =>
    expect([1, 2].map((id) => instanceName('ingest-a', { id }))).toEqual([
      'ingest-a-1',
      'ingest-a-2',
    ]));

  it('is made of host and process otherwise', () =>
    expect(instanceName(undefined, { id: 1 })).toMatch(new RegExp(`-${process.pid}$`)));
});
