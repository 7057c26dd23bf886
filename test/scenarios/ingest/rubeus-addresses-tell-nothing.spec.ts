import type { Answered } from '../../fixtures/ingest/http-post';
import {
  DIGESTED_SECRET,
  CRM_SECRETS,
  rubeusPath,
  type CrmWorld,
  crmWorld,
} from '../../fixtures/ingest/crm-world';

/**
 * The address is the only credential of Rubeus. Whoever guesses must learn nothing: not whether a source exists, not
 * whether a secret belongs to another one, not by status, body or headers, nor by another method.
 */
describe('an address of Rubeus that is not right', () => {
  let world: CrmWorld;
  const WRONG = 'x'.repeat(CRM_SECRETS.contato.length);
  const STRANGE = [
    ['a source and a secret that do not exist', `/webhooks/rubeus/nobody/${WRONG}`],
    ['a source that does not exist', rubeusPath('contato', 'nobody')],
    ['a source of another kind', rubeusPath('contato', 'acme')],
    ['a secret that begins like the right one', `${rubeusPath('contato').slice(0, -1)}x`],
    ['a secret in capitals', `/webhooks/rubeus/vestibular/${CRM_SECRETS.contato.toUpperCase()}`],
    ['no secret', '/webhooks/rubeus/vestibular'],
    ['a segment more', `${rubeusPath('contato')}/x`],
    ['a variable for a secret', '/webhooks/rubeus/vestibular/RUBEUS_CONTATO_SECRET'],
    ['the secret in a query', `/webhooks/rubeus/vestibular?secret=${CRM_SECRETS.contato}`],
  ] as const;
  /** All that a sender sees, but for the time. */
  const seen = ({ status, headers, text }: Answered) => {
    const { date: _, ...rest } = headers;
    return { status, headers: rest, text };
  };
  const post = (path: string, method = 'POST') => world.tell('contato', '[]', { path, method });

  beforeAll(async () => {
    world = await crmWorld();
  });

  it.each(STRANGE)('(%s) is answered as a wrong secret is', async (_, path) => {
    const wrong = seen(await post(`/webhooks/rubeus/vestibular/${WRONG}`));
    expect(wrong.status).toBe(404);
    expect(wrong.text).not.toMatch(/vestibular|secret/);
    expect(seen(await post(path))).toEqual(wrong);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'by %s is answered as the right one is: 405',
    async (method) => {
      const right = seen(await post(rubeusPath('contato'), method));
      expect([right.status, right.headers.allow]).toEqual([405, 'POST']);
      for (const path of [
        `/webhooks/rubeus/vestibular/${WRONG}`,
        `/webhooks/rubeus/nobody/${WRONG}`,
      ])
        expect(seen(await post(path, method))).toEqual(right);
    },
  );

  it('is one, and each of several secrets is right', async () => {
    const digested = `/webhooks/rubeus/vestibular/${DIGESTED_SECRET}`;
    for (const path of [rubeusPath('contato'), `${rubeusPath('contato')}/`, digested])
      expect((await post(path)).status).toBe(200);
  });
});
