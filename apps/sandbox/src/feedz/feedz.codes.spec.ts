import { feedzBench, person, withStructure } from '../testing/feedz-bench';

const LEFT = { dismissalDate: '2025-06-30', dismissalType: 2 };

/** A Feedz with a structure and the persons 1 and 2. */
async function bench() {
  const it = feedzBench();
  await withStructure(it);
  await it.send('persons', person('1'), person('2'));
  return it;
}

describe('the code table of the simulated Feedz', () => {
  it.each([
    [5003, { managerIntegrationId: '99' }, '(IntegrationId = 7) está referenciando um gestor'],
    [5004, { managerIntegrationId: '7' }, 'ela mesmo como chefe'],
    [5005, { departmentIntegrationId: '99' }, 'um departamento que não existe'],
    [5006, { unitIntegrationId: '99' }, 'uma unidade que não existe'],
    [5008, { jobDescriptionIntegrationId: '99' }, 'um cargo que não existe'],
    [5009, { integrationId: null }, 'não foi informado para a Pessoa Ana Souza'],
    [5011, { name: ' ' }, 'O nome (Name) é obrigatório'],
    [512, { email: undefined }, 'O e-mail (Email) é obrigatório'],
    [5013, { email: 'ANA.1@example.com' }, "'Ana Souza' (IntegrationId = 7) possui o mesmo e-mail"],
    [5014, { name: 'Ana' }, 'nome, sobrenome e apenas 1(um) espaço'],
    [5014, { name: 'Ana  Souza' }, 'apenas 1(um) espaço'],
    [5014, { name: 'Ana Souza 2' }, 'somente com caracteres'],
    [5014, { name: "Ana D'Ávila" }, 'somente com caracteres'],
    [5015, { socialName: 'ana souza' }, 'não pode ter o apelido igual ao nome'],
    [5016, { email: 'ana@example' }, "fornecido 'ana@example' para a pessoa 'Ana Souza'"],
    [5016, { email: 'ana..souza@example.com' }, 'formato válido'],
    [5030, { ...LEFT, dismissalType: undefined }, 'informado o motivo'],
    [5031, { ...LEFT, dismissalDate: undefined }, 'apenas quando for informado a data'],
    [5032, { ...LEFT, admissionDate: '2025-07-01' }, 'não pode ser maior que a data de demissão'],
    [4999, { ...LEFT, dismissalType: 4 }, 'Ocorreu um erro inesperado!'],
    [4999, { admissionDate: '01/02/2024' }, 'Ocorreu um erro inesperado!'],
  ])('refuses a person with %i for %j', async (code, more, message) => {
    const it = await bench();
    const { status, errors } = await it.send('persons', person('7', more), person('8'));
    expect(status).toBe('finished');
    expect(errors).toMatchObject([{ code, index: 0 }]);
    expect(errors[0]?.message).toContain(message);
    expect(errors[0]?.integrationId).toBe(code === 5009 ? undefined : '7');
    expect(await it.person('7')).toBeUndefined();
    expect(await it.person('8')).toMatchObject({ writes: 1 });
  });

  it('takes a person with everything', async () => {
    const it = await bench();
    const more = {
      ...LEFT,
      socialName: 'Aninha',
      managerIntegrationId: '1',
      name: 'Íris Conceição',
    };
    expect(await it.codes('persons', person('7', more))).toEqual([]);
    expect(await it.person('7')).toMatchObject({ ...more, unitIntegrationId: '1', writes: 1 });
  });

  it.each([
    [5048, { personIntegrationId: '1', managerIntegrationId: '99' }],
    [5048, { personIntegrationId: '1' }],
    [5049, { personIntegrationId: '99', managerIntegrationId: '1' }],
    [5050, { personIntegrationId: '1', managerIntegrationId: '1' }],
  ])('refuses a binding with %i for %j', async (code, binding) => {
    const it = await bench();
    expect(await it.codes('persons-bind', binding)).toEqual([code]);
    expect(await it.person('1')).toMatchObject({ managerIntegrationId: null, binds: 0 });
  });

  it('binds, and lets a person that is sent again without a manager have none', async () => {
    const it = await bench();
    const binding = { personIntegrationId: '1', managerIntegrationId: '2' };
    expect(await it.codes('persons-bind', binding)).toEqual([]);
    expect(await it.person('1')).toMatchObject({ managerIntegrationId: '2', binds: 1 });
    await it.send('persons', person('1'));
    expect(await it.person('1')).toMatchObject({ managerIntegrationId: null, idleWrites: 1 });
    await it.set({ personClearsManager: false });
    await it.send('persons-bind', binding);
    await it.send('persons', person('1'));
    expect(await it.person('1')).toMatchObject({ managerIntegrationId: '2' });
    await it.set({ bindWithoutManager: 'clear' });
    await it.send('persons-bind', { personIntegrationId: '1', managerIntegrationId: null });
    expect(await it.person('1')).toMatchObject({ managerIntegrationId: null });
  });

  it.each(['units', 'departments', 'job-descriptions'] as const)(
    'refuses %s without a code or a name',
    async (entity) => {
      const it = feedzBench();
      const { errors } = await it.send(entity, { name: 'A' }, { integrationId: '5' });
      expect(errors.map(({ code, index }) => [code, index])).toEqual([
        [5017, 0],
        [5018, 1],
      ]);
      expect(errors[0]?.message).toContain("O registro com o nome 'A'");
      expect(errors[1]?.message).toContain("O registro com o código '5'");
    },
  );

  it('knows 5013 in the lot and in the base, both ways, of everybody concerned', async () => {
    const it = await bench();
    const same = { email: 'Igual@example.com' };
    const twice = [person('7', same), person('8', { email: 'igual@example.com' }), person('9')];
    expect((await it.send('persons', ...twice)).errors).toMatchObject([
      { code: 5013, integrationId: '7' },
      { code: 5013, integrationId: '8' },
    ]);
    const viceVersa = [
      person('7', { email: 'a@example.com' }),
      person('7', { email: 'b@example.com' }),
    ];
    expect(await it.codes('persons', ...viceVersa)).toEqual([5013, 5013]);
    // Two that swap their addresses: each is the other's in the base as it is before the lot.
    const swap = [
      person('1', { email: 'ana.2@example.com' }),
      person('2', { email: 'ana.1@example.com' }),
    ];
    expect(await it.codes('persons', ...swap)).toEqual([5013, 5013]);
    // One gives the address up; then the other may have it.
    expect(await it.codes('persons', person('1', { email: 'nova@example.com' }))).toEqual([]);
    expect(await it.codes('persons', person('2', { email: 'ana.1@example.com' }))).toEqual([]);
    await it.set({ emailChanges: 'refuse' });
    expect(await it.codes('persons', person('2'))).toEqual([5013]);
  });

  it('tells every fault of a record, or the lowest code', async () => {
    const it = await bench();
    const bad = person('7', { name: 'Ana', email: 'x', unitIntegrationId: '99' });
    expect(await it.codes('persons', bad)).toEqual([5006, 5014, 5016]);
    await it.set({ errorsPerItem: 'first' });
    expect(await it.codes('persons', bad)).toEqual([5006]);
    expect(await it.codes('persons', 'no object')).toEqual([5009]);
  });

  it('does not see what comes later in the same lot', async () => {
    const it = await bench();
    const team = [person('7', { managerIntegrationId: '8' }), person('8')];
    expect(await it.codes('persons', ...team)).toEqual([5003]);
    expect(await it.codes('persons', ...team)).toEqual([]);
  });

  it('finds fields without case, and others under the names that are set', async () => {
    const it = await bench();
    const sent = {
      IntegrationID: '7',
      NAME: 'Ana Souza',
      eMail: 'a@example.com',
      desligadoEm: 'x',
    };
    expect(await it.codes('persons', sent)).toEqual([]);
    const { names } = it.config.feedz;
    await it.set({ names: { ...names, dismissalDate: 'desligadoEm' } });
    expect(await it.codes('persons', sent)).toEqual([4999, 5030]);
  });

  it('lets signs pass in names if so set', async () => {
    const it = await bench();
    await it.set({ signsInNames: 'accept' });
    expect(await it.codes('persons', person('7', { name: "Ana D'Ávila 2" }))).toEqual([]);
    expect(await it.codes('persons', person('7', { name: 'Ana  D' }))).toEqual([5014]);
  });

  it('takes a name for a key: the namesake gets the new code, or there is an error', async () => {
    const it = feedzBench();
    await it.send('job-descriptions', { integrationId: '1', name: 'Analista' });
    expect(await it.codes('job-descriptions', { integrationId: '2', name: 'ANALISTA' })).toEqual(
      [],
    );
    const seen = async () =>
      (await it.admin<{ results: object[] }>('GET /feedz/job-descriptions')).results;
    expect(await seen()).toEqual([{ integrationId: '2', name: 'ANALISTA', writes: 2 }]);
    await it.set({ duplicateDescriptions: 'refuse' });
    expect(await it.codes('job-descriptions', { integrationId: '3', name: 'Analista' })).toEqual([
      4999,
    ]);
    expect(await it.codes('job-descriptions', { integrationId: '2', name: 'Técnico' })).toEqual([]);
    expect(await it.codes('job-descriptions', { integrationId: '3', name: 'Analista' })).toEqual(
      [],
    );
    expect(await seen()).toHaveLength(2);
  });
});
