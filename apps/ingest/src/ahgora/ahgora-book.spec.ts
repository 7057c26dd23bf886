import { hash } from 'node:crypto';
import { SecretRef } from '@ponte/platform';
import { AhgoraSourceConfig, AhgoraUserConfig } from '../config/ahgora-source.config';
import { IngestConfig } from '../config/ingest.config';
import { AhgoraBook } from './ahgora-book';

function source(id: string, ...users: readonly (readonly [string, string])[]): AhgoraSourceConfig {
  return Object.assign(new AhgoraSourceConfig(), {
    ...{ id, kind: 'ahgora' as const },
    users: users.map(([user, password]) =>
      Object.assign(new AhgoraUserConfig(), {
        user,
        password: Object.assign(new SecretRef(), { sha256: hash('sha256', password) }),
      }),
    ),
  });
}
const book = (...sources: AhgoraSourceConfig[]): AhgoraBook =>
  new AhgoraBook(Object.assign(new IngestConfig(), { sources }));
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

describe('the book of PontoWebs', () => {
  const known = book(
    source('holding', ['pontoweb', 'atual'], ['pontoweb', 'anterior'], ['outro', 'atual']),
    source('filial', ['filial', 'atual'], ['pontoweb', 'da-filial']),
  );

  it.each([
    ['pontoweb:atual', 'holding'],
    ['pontoweb:anterior', 'holding'],
    ['outro:atual', 'holding'],
    ['filial:atual', 'filial'],
    ['pontoweb:da-filial', 'filial'],
    ['filial:anterior', undefined],
    ['pontoweb:', undefined],
    ['Pontoweb:atual', undefined],
  ])('takes %s for %s', (credential, id) => {
    expect(known.faults).toEqual([]);
    expect(known.find(basic(credential))?.id).toBe(id);
  });

  it('says who cannot be told apart', () => {
    expect(book(source('a', ['u', 'p']), source('b', ['v', 'p'], ['u', 'p'])).faults).toEqual([
      'the user u stands in the sources a and b with the same password: whose results they are could not be told',
    ]);
    expect(book(source('a', ['u', 'p'], ['u', 'p'])).faults).toEqual([
      expect.stringContaining('twice in the source a'),
    ]);
  });

  it('knows nobody without such sources', () => {
    expect(book().find(basic('a:b'))).toBeUndefined();
  });
});
