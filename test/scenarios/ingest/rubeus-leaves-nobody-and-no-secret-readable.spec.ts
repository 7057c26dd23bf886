import { RUBEUS_EVENTS } from '@ponte/contracts';
import { rubeusSample } from '@ponte/testing';
import { createHash } from 'node:crypto';
import { CRM_SECRETS, crmTrigger, crmWorld } from '../../fixtures/ingest/crm-world';

/**
 * A contact of Rubeus has CPF, race and disability; and whoever reads an address may post. Neither may be readable by those
 * who read logs, however much is logged, metrics, topics or answers: not of good elements, not of bad ones, not of bodies
 * that cannot be read, nor of a secret that ingest knows by its digest only or that is nearly right.
 */
describe.each(['debug', 'trace'])('ingest that logs at %s', (level) => {
  const DIGESTED = 'anterior-7a1d9e3f5b2c4d80a6f4c2e1b9d7';
  const NEARLY = `${CRM_SECRETS.contato}-velho`;
  const SECRETS = [...Object.values(CRM_SECRETS), DIGESTED, NEARLY.slice(-20)];
  const PERSONAL =
    /Matheus|Almeida|12547854577|1997-10-22|Rua Teste|Jardim das|Solteiro|Branca|Deficiente|Paraplegia|Masculino|Auxiliar|@rubeus|matheusamaral|232334234|COD15|Marcos|vivalle|Iniciou|Ligação|"760"/;

  it('shows neither a person nor a secret', async () => {
    const sha256 = createHash('sha256').update(DIGESTED).digest('hex');
    const triggers = [
      ...RUBEUS_EVENTS.map((event) => crmTrigger(event)),
      // Its text is never told to ingest: nothing could blot it out.
      { event: 'contato', secrets: [{ sha256 }] },
    ];
    const world = await crmWorld({ env: { LOG_LEVEL: level }, source: { triggers } });
    const answers: string[] = [];
    const post = async (...args: Parameters<typeof world.post>): Promise<number> => {
      const { status, headers, text } = await world.post(...args);
      answers.push(JSON.stringify(headers), text);
      return status;
    };
    for (const event of RUBEUS_EVENTS) {
      const path = `/vestibular/${CRM_SECRETS[event]}`;
      const other = RUBEUS_EVENTS.find((each) => each !== event) ?? event;
      expect(await post(path, [rubeusSample(event), rubeusSample(other)])).toBe(200);
      expect(await post(path, [{ ...rubeusSample(event), id: null }])).toBe(200);
    }
    const contato = JSON.stringify([rubeusSample('contato')]);
    const right = `/vestibular/${CRM_SECRETS.contato}`;
    const digested = `/vestibular/${DIGESTED}`;
    expect(await post(right, contato.slice(0, -9))).toBe(400);
    expect(await post(right, Buffer.from(contato, 'latin1'))).toBe(200);
    expect(await post(`${digested}?cpf=12547854577`, contato)).toBe(200);
    // Without a body: Node's client sends one of a GET without its length, and the server takes it for a next request.
    expect(await post(digested, '', { method: 'GET' })).toBe(405);
    for (const path of [`/vestibular/${NEARLY}`, `${digested}/x%zz`, `${right}${'a'.repeat(90)}`])
      expect(await post(path, contato)).toBe(404);
    const large = JSON.stringify([{ ...rubeusSample('contato'), nome: 'x'.repeat(5_000_000) }]);
    expect(await post(right, large)).toBe(413);

    const topics = await Promise.all([
      ...RUBEUS_EVENTS.map((event) => world.received(event)),
      world.records('ingest.rejected.v1'),
    ]);
    expect(topics.map(({ length }) => length > 0)).toEqual(Array(5).fill(true));
    const metrics = await (await fetch(`${world.app.managementUrl}/metrics`)).text();
    expect(metrics).toContain('kind="rubeus"');
    await world.app.stop();
    const shown = {
      logs: world.app.logs.lines.join('\n'),
      answers: answers.join('\n'),
      topics: topics
        .flat()
        .map(({ key, headers, value }) => `${key} ${JSON.stringify(headers)} ${String(value)}`)
        .join('\n'),
      metrics,
    };
    for (const [where, text] of Object.entries(shown)) {
      expect([where, PERSONAL.exec(text)?.[0]]).toEqual([where, undefined]);
      expect([where, SECRETS.filter((secret) => text.includes(secret))]).toEqual([where, []]);
    }
  });
});
