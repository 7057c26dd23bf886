import { createHmac } from 'node:crypto';
import { Signatures } from './signatures';

const body = Buffer.from('{"status":"Concluído"}');
const sign = (secret: string, signed: string | Buffer = body): string =>
  `sha256=${createHmac('sha256', secret).update(signed).digest('hex')}`;

describe('the signature of a body', () => {
  const signatures = new Signatures(['current', 'previous']);

  it('is the published example of Jira', () => {
    // developer.atlassian.com/cloud/jira/platform/webhooks/#secure-admin-webhooks
    const example = new Signatures(["It's a Secret to Everybody"]);
    const signature = 'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9';
    expect(example.accept(signature, Buffer.from('Hello World!'))).toBe(true);
  });

  it('is accepted by each of the valid secrets, in either case', () => {
    expect(signatures.accept(sign('current'), body)).toBe(true);
    expect(signatures.accept(sign('previous'), body)).toBe(true);
    expect(signatures.accept(sign('current').toUpperCase().replace('SHA', 'sha'), body)).toBe(true);
  });

  it.each([
    ['of another secret', sign('another')],
    ['of another body', sign('current', '{"status":"Concluido"}')],
    ['of the empty body', sign('current', '')],
    ['cut short', sign('current').slice(0, -2)],
    ['without its method', sign('current').slice('sha256='.length)],
    ['by a weaker method', sign('current').replace('sha256=', 'sha1=')],
    ['empty', ''],
  ])('is refused %s', (_what, signature) => {
    expect(signatures.accept(signature, body)).toBe(false);
  });

  it('is looked for before the body is read', () => {
    expect(Signatures.isOne(sign('another'))).toBe(true);
    for (const none of [undefined, '', 'sha256=', 'sha256=zz', `${sign('a')} `])
      expect(Signatures.isOne(none)).toBe(false);
  });
});
