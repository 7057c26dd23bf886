import { webhookCredentialIssued, type WebhookCredentialIssued } from '@ponte/contracts';
import { IssuedBook } from './issued-book';

const example = webhookCredentialIssued.example;
const digest = (letter: string) => ({ ...example.digests[0]!, sha256: letter.repeat(64) });
const record = (change: Partial<WebhookCredentialIssued>): WebhookCredentialIssued => ({
  ...example,
  ...change,
});

describe('the book of issued credentials', () => {
  const shown = (book: IssuedBook, source = 'acme') =>
    book
      .tokensOf(source)
      .map(({ sha256 }) => sha256[0])
      .join('');

  it('is the union of a source’s webhooks, each with its latest record', () => {
    const book = new IssuedBook();
    book.take(record({ serial: 1, digests: [digest('a')] }));
    book.take(record({ hook: 'acme-hired', serial: 9, digests: [digest('b')] }));
    book.take(record({ source: 'other', serial: 1, digests: [digest('c')] }));
    expect(book.take(record({ serial: 2, digests: [digest('a'), digest('d')] }))).toBe('in-force');
    expect(shown(book)).toBe('adb');
    expect(shown(book, 'other')).toBe('c');
    expect(shown(book, 'nobody')).toBe('');
  });

  it('is not brought back to an older state by a record that is sent again', () => {
    const book = new IssuedBook();
    book.take(record({ serial: 5, digests: [digest('b')] }));
    expect(book.take(record({ serial: 4, digests: [digest('a')] }))).toBe('old');
    expect(book.take(record({ serial: 5, digests: [digest('b')] }))).toBe('in-force');
    expect(shown(book)).toBe('b');
  });

  it('remembers a webhook that was given up, so that nothing old brings its tokens back', () => {
    const book = new IssuedBook();
    book.take(record({ serial: 5, digests: [] }));
    expect(book.take(record({ serial: 4 }))).toBe('old');
    expect(shown(book)).toBe('');
  });

  it.each(['A'.repeat(64), 'z'.repeat(64)])('does not take the digest %s', (sha256) => {
    const book = new IssuedBook();
    expect(book.take(record({ digests: [{ ...digest('a'), sha256 }] }))).toBe('broken');
    expect(shown(book)).toBe('');
  });

  it('tells the times in milliseconds', () => {
    const book = new IssuedBook();
    book.take(example);
    expect(book.tokensOf('acme')[0]).toMatchObject({
      notBefore: Date.parse('2026-03-02T18:00:00.000Z'),
      notAfter: Date.parse('2026-03-03T21:00:00.000Z'),
    });
  });
});
