import { applications, equipment, screenings } from '../../fixtures/analytics/hiring-stories';
import { feedzOutcomes, payroll, people } from '../../fixtures/analytics/back-office-stories';
import { rubeus } from '../../fixtures/analytics/rubeus-stories';
import { AnalyticsWorld } from '../../fixtures/analytics/analytics-world';

/**
 * Deliveries come in any order and more than once, older versions after newer ones, and some never. The views say the same
 * numbers as somebody who counts the stories by hand: everything here is written newest first, and then all of it again.
 */
describe('stories written newest first, and twice', () => {
  let world: AnalyticsWorld;

  beforeAll(async () => {
    const records = [
      ...applications,
      ...screenings,
      ...equipment,
      ...payroll,
      ...people,
      ...feedzOutcomes,
      ...rubeus,
    ];
    world = await AnalyticsWorld.create([...new Set(records.map(({ topic }) => topic))]);
    await world.write(records);
    await world.write(records);
    const { code, stderr } = await world.run();
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });

  it('applications: time between moves, never across a move that was lost', async () => {
    const steps = await world.rows(
      `SELECT step_name AS step, applications::int, there::int, measured::int, median_hours AS median,
        round(p90_hours::numeric, 1)::float AS p90 FROM time_in_step ORDER BY place, step_name DESC`,
    );
    expect(steps).toEqual([
      { step: 'Inscrição', applications: 3, there: 0, measured: 3, median: 24, p90: 43.2 },
      { step: 'Triagem', applications: 4, there: 1, measured: 1, median: 48, p90: 48 },
      { step: 'Exames', applications: 3, there: 2, measured: 1, median: 24, p90: 24 },
      { step: 'Entrevista', applications: 1, there: 0, measured: 0, median: null, p90: null },
      { step: 'Contratação', applications: 1, there: 0, measured: 0, median: null, p90: null },
    ]);
    const funnel = await world.rows<{ count: number }>(
      'SELECT count::int FROM funnel ORDER BY place',
    );
    expect(funnel.map(({ count }) => count)).toEqual([4, 4, 3, 1, 1, 1, 1]);
  });

  it('screenings: of two results the later one holds', async () => {
    const outcomes = await world.rows(
      `SELECT outcome, closed_because, screenings::int, returned::int, corrected::int,
        median_hours_to_result AS to_result, median_hours_to_gupy AS to_gupy FROM screening_outcome
        ORDER BY outcome, closed_because`,
    );
    const none = { returned: 0, corrected: 0, to_result: null, to_gupy: null };
    expect(outcomes).toEqual([
      {
        outcome: 'inapto',
        closed_because: null,
        screenings: 1,
        returned: 1,
        corrected: 1,
        to_result: 2,
        to_gupy: 3,
      },
      { outcome: null, closed_because: 'left', screenings: 1, ...none },
      { outcome: null, closed_because: null, screenings: 1, ...none },
    ]);
  });

  it('equipment: on time by the calendar of São Paulo, a request that was opened again is open', async () => {
    const outcomes = await world.rows(
      'SELECT outcome, requests::int, told_overdue::int AS told FROM equipment_on_time ORDER BY outcome',
    );
    expect(outcomes).toEqual([
      { outcome: 'attention', requests: 1, told: 0 },
      { outcome: 'cancelled', requests: 1, told: 0 },
      { outcome: 'late', requests: 1, told: 1 },
      { outcome: 'on-time', requests: 1, told: 0 },
      { outcome: 'open', requests: 1, told: 0 },
      { outcome: 'overdue', requests: 1, told: 1 },
    ]);
  });

  it('payroll: the highest version of an entry, sums of what is held by its unit', async () => {
    const states = await world.rows(
      'SELECT state, entries::int FROM payroll_by_state ORDER BY state',
    );
    expect(states).toEqual([
      { state: 'accepted', entries: 2 },
      { state: 'refused', entries: 2 },
      { state: 'reopened', entries: 1 },
      { state: 'unknown', entries: 1 },
    ]);
    const held = await world.rows(
      'SELECT unit, entries::int, amount, shown FROM payroll_held ORDER BY unit',
    );
    expect(held).toEqual([
      { unit: 'hhmm', entries: 2, amount: '1055', shown: '17,35' },
      { unit: 'money', entries: 1, amount: '100.10', shown: '100,10' },
    ]);
    const [unentered] = await world.rows(
      'SELECT reason, refusals::int FROM payroll_refused_unentered',
    );
    expect(unentered).toEqual({ reason: 'rubrica-company', refusals: 1 });
  });

  it('people: the newest version of a key, nobody dismissed because nobody found', async () => {
    const months = await world.rows(
      'SELECT month, headcount::int, admissions::int, dismissals::int FROM headcount_by_month ORDER BY month',
    );
    expect(months).toEqual([
      { month: '2026-01', headcount: 2, admissions: 2, dismissals: 0 },
      { month: '2026-02', headcount: 1, admissions: 1, dismissals: 2 },
      { month: '2026-03', headcount: 1, admissions: 0, dismissals: 0 },
    ]);
    const units = await world.rows('SELECT unit_name, headcount::int FROM headcount_by_unit');
    expect(units).toEqual([{ unit_name: 'Matriz', headcount: 1 }]);
    const outcomes = await world.rows(
      'SELECT entity, state, code::int, records::int FROM feedz_outcome ORDER BY 1, 2',
    );
    expect(outcomes).toEqual([
      { entity: 'leader', state: 'held', code: 5048, records: 1 },
      { entity: 'person', state: 'accepted', code: null, records: 1 },
      { entity: 'person', state: 'refused', code: 5013, records: 1 },
    ]);
  });

  it('Rubeus: events by kind and type, in the month of Brazil', async () => {
    const types = await world.rows(
      'SELECT month, kind, tipo, events::int FROM rubeus_by_type ORDER BY kind, tipo',
    );
    const month = '2026-02';
    expect(types).toEqual([
      { month, kind: 'atividade', tipo: null, events: 1 },
      { month, kind: 'contato', tipo: null, events: 1 },
      { month, kind: 'evento', tipo: 'Desistiu', events: 1 },
      { month, kind: 'evento', tipo: 'Prova agendada', events: 2 },
      { month, kind: 'registro-de-processo', tipo: 'Em andamento', events: 1 },
      { month, kind: 'registro-de-processo', tipo: 'Perdida', events: 1 },
    ]);
  });
});
