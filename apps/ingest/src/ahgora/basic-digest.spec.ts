import { createHash, hash } from 'node:crypto';
import { basicDigest, credentialDigest } from './basic-digest';

const of = (text: string, encoding: BufferEncoding = 'utf8'): string =>
  `Basic ${Buffer.from(text, encoding).toString('base64')}`;
const digest = (user: string, password: string): Buffer =>
  credentialDigest(user, hash('sha256', password, 'buffer'));

describe('the digest of HTTP Basic', () => {
  it('is that of the configured user and password, also where only the password’s digest is known', () => {
    expect(basicDigest(of('pontoweb:segredo'))).toEqual(digest('pontoweb', 'segredo'));
    const known = createHash('sha256').update('segredo').digest();
    expect(basicDigest(of('pontoweb:segredo'))).toEqual(credentialDigest('pontoweb', known));
    expect(basicDigest(`basic   ${Buffer.from('a:b').toString('base64')} `)).toEqual(
      digest('a', 'b'),
    );
  });

  it('ends the user at the first colon, so that no two pairs run into each other', () => {
    expect(basicDigest(of('a:b:c'))).toEqual(digest('a', 'b:c'));
    expect(basicDigest(of('a:b:c'))).not.toEqual(digest('a:b', 'c'));
    expect(basicDigest(of(':'))).toEqual(digest('', ''));
  });

  it('takes accents in UTF-8 and in ISO-8859-1', () => {
    expect(basicDigest(of('ponto:açúcar'))).toEqual(digest('ponto', 'açúcar'));
    expect(basicDigest(of('ponto:açúcar', 'latin1'))).toEqual(digest('ponto', 'açúcar'));
  });

  it.each(['', 'Basic', 'Basic ', 'Basic a b', 'Bearer YTpi', 'Basic YQ==', 'Basic Y*pi'])(
    'is none of %j',
    (header) => expect(basicDigest(header)).toBeUndefined(),
  );
});
