import { hash } from 'node:crypto';
import type { RubeusEventName } from '@ponte/contracts';
import { SecretRef } from '@ponte/platform';
import { IngestConfig } from '../config/ingest.config';
import { RubeusSourceConfig, RubeusTriggerConfig } from '../config/rubeus-source.config';
import { DigestSet } from '../credentials/digest-set';
import { RubeusBook } from './rubeus-book';

const long = (name: string): string => name.padEnd(32, '-');
const digestOf = (secret: string) =>
  Object.assign(new SecretRef(), { sha256: hash('sha256', secret) });
/** A reference to a secret that can be read, as one of the environment. */
function readable(secret: string): SecretRef {
  const reference = Object.assign(new SecretRef(), { env: 'RUBEUS_SECRET' });
  jest.spyOn(reference, 'resolve').mockReturnValue(secret);
  jest.spyOn(reference, 'digest').mockReturnValue(hash('sha256', secret, 'buffer'));
  return reference;
}
type Trigger = readonly [RubeusEventName, ...SecretRef[]];

function source(id: string, ...triggers: readonly Trigger[]): RubeusSourceConfig {
  return Object.assign(new RubeusSourceConfig(), {
    ...{ id, kind: 'rubeus' as const },
    triggers: triggers.map(([event, ...secrets]) =>
      Object.assign(new RubeusTriggerConfig(), { event, secrets }),
    ),
  });
}
const book = (...sources: RubeusSourceConfig[]): RubeusBook =>
  new RubeusBook(Object.assign(new IngestConfig(), { sources }));

describe('the book of Rubeus', () => {
  const known = book(
    source(
      'vestibular',
      ['contato', digestOf(long('c')), readable(long('c-before'))],
      ['evento', readable(long('e'))],
      // Two triggers may tell of the same.
      ['contato', readable(long('c-other'))],
    ),
    source('pos', ['contato', digestOf(long('p'))]),
  );

  it.each([
    ['vestibular', long('c'), 'contato'],
    ['vestibular', long('c-before'), 'contato'],
    ['vestibular', long('c-other'), 'contato'],
    ['vestibular', long('e'), 'evento'],
    ['pos', long('p'), 'contato'],
    // Another source's, a digest in place of the secret, one character more, less or changed in case, nobody's.
    ['pos', long('c'), undefined],
    ['vestibular', long('p'), undefined],
    ['vestibular', hash('sha256', long('c')), undefined],
    ['vestibular', `${long('c')}-`, undefined],
    ['vestibular', long('c').slice(1), undefined],
    ['vestibular', long('C'), undefined],
    ['vestibular', '', undefined],
    ['nobody', long('c'), undefined],
  ])('knows %s/%s as %s', (id, secret, event) => {
    expect(known.faults).toEqual([]);
    const found = known.find(id, secret);
    expect(found?.event).toBe(event);
    if (found) expect(found.source.id).toBe(id);
  });

  it('does the same work for every address, whether anything of it exists or not', () => {
    const sought = jest.spyOn(DigestSet.prototype, 'indexOf');
    try {
      const addresses = [
        ['vestibular', long('c')],
        ['vestibular', 'x'],
        ['pos', long('c')],
        ['nobody', long('x')],
      ] as const;
      for (const [id, secret] of addresses) known.find(id, secret);
      // The digests of all triggers are searched, each time.
      expect(sought.mock.calls.map(([digest]) => digest)).toEqual(
        addresses.map(([, secret]) => hash('sha256', secret, 'buffer')),
      );
    } finally {
      sought.mockRestore();
    }
  });

  it('says of two triggers with the same secret where they stand, and not what it is', () => {
    const same = long('same');
    const { faults } = book(
      source('a', ['contato', digestOf(same)], ['evento', readable(same)]),
      source('b', ['contato', digestOf(same)]),
    );
    expect(faults).toEqual([
      expect.stringContaining('triggers of a and a (evento) are the same'),
      expect.stringContaining('triggers of a and b (contato) are the same'),
    ]);
    expect(faults.join()).not.toContain(same);
    expect(book(source('a', ['contato', digestOf(same), digestOf(same)])).faults).toHaveLength(1);
  });

  it.each([
    ['of 31 characters', 'a'.repeat(31)],
    ['of 101 characters', 'a'.repeat(101)],
    ['with a slash', `${'a'.repeat(31)}/`],
    ['with a percent sign', `%41${'a'.repeat(32)}`],
    ['with an accent', `${'a'.repeat(32)}é`],
    ['that is empty', ''],
  ])('refuses a secret %s, and says how to make one', (_, secret) => {
    const [fault = '', ...more] = book(source('a', ['contato', readable(secret)])).faults;
    expect(more).toEqual([]);
    expect(fault).toContain('a/contato');
    expect(fault).toContain('openssl rand -hex 32');
    if (secret) expect(fault).not.toContain(secret);
  });

  it.each(['a'.repeat(32), 'Z-_9'.repeat(25)])('takes the secret %s', (secret) => {
    const one = book(source('a', ['contato', readable(secret)]));
    expect(one.faults).toEqual([]);
    expect(one.find('a', secret)?.event).toBe('contato');
  });

  it('knows its sources by their ids, and nobody without any', () => {
    expect([known.source('pos')?.id, known.source('nobody')]).toEqual(['pos', undefined]);
    expect(book().find('a', '')).toBeUndefined();
  });
});
