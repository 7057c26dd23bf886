import { RUBEUS_EVENTS, rubeusContractOf, type RubeusEventName } from '@ponte/contracts';
import { rubeusSample, type LoggedRecord } from '@ponte/testing';
import { CRM_SECRETS, crmWorld, type CrmWorld } from '../../fixtures/ingest/crm-world';

/**
 * A contact of Rubeus holds CPF, race and disability: who reads the log without keys learns that something happened with
 * contact 635, and never who that is. What the vendor's page shows lands on a topic for each kind, under the contact's
 * key, with ids as texts, flags as booleans and times with São Paulo's offset of that day; everything else is sealed,
 * normalised, and beside it the element as it came. The addresses are secrets: they stand on no topic, in no metric and
 * in no line of the log, however much it says.
 */
describe('the four samples of Rubeus', () => {
  let world: CrmWorld;
  const on = new Map<RubeusEventName, LoggedRecord>();
  const record = (event: RubeusEventName): LoggedRecord => on.get(event)!;
  const opened = (event: RubeusEventName, part: 'rest' | 'raw'): unknown => {
    const { sealed } = record(event).json<{ sealed: Record<string, string> }>();
    const person = event === 'contato' ? '341' : '635';
    const subject = { system: 'rubeus', source: 'vestibular', person };
    return JSON.parse(
      world.sealer.open(sealed[part] ?? '', { purpose: part, subject }).toString(),
    ) as unknown;
  };

  beforeAll(async () => {
    world = await crmWorld({ env: { LOG_LEVEL: 'trace' } });
    for (const event of RUBEUS_EVENTS) {
      const answered = await world.tell(event, [rubeusSample(event)]);
      expect([answered.status, answered.json().status]).toEqual([200, 'accepted']);
      const records = await world.received(event);
      expect(records).toHaveLength(1);
      on.set(event, records[0]!);
    }
  });

  it.each(RUBEUS_EVENTS)('%s keeps its contract, under the key of its contact', (event) => {
    const { key, headers } = record(event);
    expect(rubeusContractOf(event).validate(record(event).json())).toEqual([]);
    expect(key).toBe(`vestibular/${event === 'contato' ? '341' : '635'}`);
    expect(headers).toMatchObject({
      ce_type: `rubeus.${event}.received.v1`,
      ce_source: '/rubeus/vestibular',
      traceparent: expect.any(String),
    });
  });

  it('say in the clear what their contracts name, normalised', () => {
    expect(record('contato').json()).toMatchObject({
      ...{ source: 'vestibular', id: '341', aluno: false, exaluno: true },
      origens: [{ id: '1', nome: 'CRM' }],
    });
    expect(record('registro-de-processo').json()).toMatchObject({
      ...{ id: '150', processo: { id: '1', nome: 'Captação' }, status: 'Perdida' },
      contatos: [
        { id: '635', principal: true, tipo: 'Aluno' },
        { id: '636', principal: false, tipo: 'Responsável' },
      ],
      cursos: [{ id: '21', codCurso: 'ADM', codOferta: 'ADM_2', principal: true }],
      // Brazil had summer time until 2019-02-17.
      criacao: '2019-02-06T11:06:00-02:00',
      ultimaAlteracaoStatus: '2019-02-06T15:06:00-02:00',
      ...{ compareceuAtividade: false, responsavel: { id: '15' } },
    });
    expect(record('atividade').json()).toMatchObject({
      ...{ id: '108', contato: { id: '635' }, vencimento: '2019-02-01T00:25:00-02:00' },
      ...{ registroProcesso: '150', concluido: false, responsavel: { id: '15' } },
    });
    expect(record('evento').json()).toMatchObject({
      id: '934',
      tipo: { id: '36', codigo: null, nome: 'Entrou na etapa Convocado - Captação' },
      contato: { id: '635' },
      dataAgendamento: { data: '2019-02-01T06:27:00-02:00', tipo: 'PROVA' },
    });
    expect(JSON.stringify(record('evento').json<object>())).toMatch(/"634".*"633"/);
  });

  it('give whoever has the keys all that was sent, and the rest of it normalised', () => {
    for (const event of RUBEUS_EVENTS) expect(opened(event, 'raw')).toEqual(rubeusSample(event));
    expect(opened('contato', 'rest')).toMatchObject({
      ...{ cpf: '12547854577', dataNascimento: '1997-10-22', cor: { id: '2', nome: 'Branca' } },
      assinaturas: [{ id: '1', baseLegal: { id: '1' } }],
      basesLegais: [{ id: '1' }],
      telefones: { principal: '2323342342', secundarios: ['2323342341'] },
      camposPersonalizados: { perfil: 'Administrador' },
    });
    expect(opened('registro-de-processo', 'rest')).toMatchObject({
      ...{ notaEnem: '760', observacaoPerda: null },
      contatos: [{ codigo: 'COD156' }, { codigo: 'COD157' }],
      responsavel: { nome: 'Marcos Aurélio', email: 'marcosaurelio@vivalle.com.br' },
    });
    expect(opened('evento', 'rest')).toMatchObject({ descricao: '<p>Iniciou a inscrição</p>' });
  });

  it('name nobody to whom the keys are not known', () => {
    const nobody =
      /Matheus|Amaral|12547854577|1997-10-22|Rua Teste|Jardim|2323342342|rubeus\.com|Solteiro|Branca|Paraplegia|Masculino|Administrador|Marcos|vivalle|COD15|notaEnem|"760|inscrição<|Ligação/;
    for (const event of RUBEUS_EVENTS) {
      const { key, headers, value } = record(event);
      expect(`${key} ${JSON.stringify(headers)} ${value?.toString()}`).not.toMatch(nobody);
    }
    expect(world.app.logs.lines.join('\n')).not.toMatch(nobody);
  });

  it('leave the secret of an address nowhere', async () => {
    // What goes wrong is where an address would be quoted.
    await world.tell('contato', 'no JSON');
    await world.tell('contato', [{ id: '1' }]);
    await world.tell('contato', '', { method: 'GET' });
    await world.post(`/pos/${CRM_SECRETS.contato}`, []);
    await world.post(`/vestibular/${CRM_SECRETS.contato}/more?x=1`, []);
    const topics = RUBEUS_EVENTS.map((event) => `rubeus.${event}.received.v1`);
    const kept = await Promise.all(
      [...topics, 'ingest.rejected.v1', 'ingest.deliveries.heard.v1'].map((topic) =>
        world.records(topic),
      ),
    );
    const records = kept
      .flat()
      .map(({ key, headers, value }) => `${key} ${JSON.stringify(headers)} ${value?.toString()}`);
    const metrics = await (await fetch(`${world.app.managementUrl}/metrics`)).text();
    expect(metrics).toContain('kind="rubeus"');
    const everything = [...records, metrics, ...world.app.logs.lines].join('\n');
    for (const secret of Object.values(CRM_SECRETS)) expect(everything).not.toContain(secret);
  });
});
