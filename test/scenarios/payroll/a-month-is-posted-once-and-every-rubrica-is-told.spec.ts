import { ahgoraMonth } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * The plain case: what PontoWeb sent is in the payroll once, each rubrica is told what Datasul said of it, and the ledger
 * says the same, with a call and a history behind it. Nothing that the service wrote names an employee.
 */
it('a month is posted once and every rubrica is told', async () => {
  const world = await PayrollWorld.start();
  const { items } = ahgoraMonth({ employees: 12, rubricas: 3 });
  const told = await world.ask(items);
  expect(told).toHaveLength(36);
  for (const each of told)
    expect(each).toMatchObject({ state: 'accepted', by: 'datasul', repeated: false, reason: null });
  expect(told[0]?.value).toMatchObject({
    ...{ source: 'holding', profile: 'holding-producao', environment: 'producao' },
    ...{
      empresa: '10',
      competencia: '2026-02',
      campoAdicional: '0',
      rubrica: '10103',
      evento: '103',
    },
    ...{ referencia: items[0]?.resultados[0]?.referencia, unit: 'hhmm', datafalta: '' },
  });
  const { totals } = await world.datasul.payroll();
  expect(totals).toMatchObject({ rows: 36, posts: 36, repeats: 0 });

  expect(await world.count(`payroll_entry WHERE state = 'accepted'`)).toBe(36);
  expect(await world.count(`payroll_line WHERE state = 'answered' AND outcome = 'accepted'`)).toBe(
    36,
  );
  expect(await world.count(`payroll_entry_history`)).toBe(36 * 3);
  expect(
    await world.count(
      `payroll_call_entry c JOIN payroll_entry e ON e.call_id = c.call_id AND e.id = c.entry_id`,
    ),
  ).toBe(36);

  // Datasul's own refusal, in its own words.
  await world.datasul.settings({ events: ['206'] });
  const [refused] = await world.ask([oneRubrica('1,00', { rubrica: '10103' })]);
  expect(refused).toMatchObject({ state: 'refused', by: 'datasul', message: 'Verba inválida.' });

  const rows = await world.database.query<object[]>(
    `SELECT row_to_json(e)::text AS text FROM payroll_entry e
     UNION ALL SELECT row_to_json(l)::text FROM payroll_line l
     UNION ALL SELECT row_to_json(h)::text FROM payroll_entry_history h
     UNION ALL SELECT row_to_json(c)::text FROM payroll_call c
     UNION ALL SELECT row_to_json(t)::text FROM task t
     UNION ALL SELECT convert_from(value, 'UTF8') FROM outbox`,
  );
  const written = [
    JSON.stringify(rows),
    ...world.services.map(({ logs }) => logs.lines.join()),
  ].join();
  for (const { matricula, codfuncionario } of [...items, oneRubrica('1,00')])
    for (const number of [matricula, codfuncionario]) expect(written).not.toContain(number);
});
