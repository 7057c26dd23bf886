import { eventually, SMALL_STRUCTURE, employeeItem, personItem } from '@ponte/testing';
import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/** More than one step plans: one deals out 1,000 records. */
const PERSONS = 1_030;

/**
 * A step of a run that cannot be done is held until an operator decides. Given up in the middle of planning, it ends the run,
 * and nothing of it stays behind: no lot that nobody will post, and no record that stands in one, because such a record would
 * be in no later run either. What was planned goes with the next run.
 */
it('a discarded step leaves no record behind', async () => {
  const flow = await FeedzFlow.start();
  const { world } = flow;
  const codes = Array.from({ length: PERSONS }, (_, n) => String(10_001 + n));
  await flow.datasul.replace({
    ...SMALL_STRUCTURE,
    persons: codes.map((code) => personItem(code)),
    employees: codes.map((code) => employeeItem(code)),
  });
  // The second step that plans persons fails, whatever the cause.
  await world.database.query(`CREATE FUNCTION no_more() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF (SELECT count(*) FROM feedz_lot WHERE entity = 'person' AND run = NEW.run) >= 10 THEN RAISE 'no more lots'; END IF;
      RETURN NEW; END $$`);
  await world.database.query(`CREATE TRIGGER no_more BEFORE INSERT ON feedz_lot
    FOR EACH ROW WHEN (NEW.entity = 'person') EXECUTE FUNCTION no_more()`);
  const run = await world.startRun();
  const [task] = await eventually(
    async () => {
      const held = await world.database.query<{ id: string }[]>(
        `SELECT id FROM task WHERE kind = 'people.write' AND state = 'parked' AND ended_at IS NULL`,
      );
      return held.length > 0 && held;
    },
    { timeoutMs: 60_000, what: 'a step that is held' },
  );
  expect(await world.count(`feedz_record WHERE state = 'sending'`)).toBe(1_000);
  const answer = await world.operator.ask('tasks.discard', { id: Number(task?.id) });
  expect(answer).toMatchObject({ state: 'done' });

  expect(await world.untilRun(run)).toMatchObject({
    state: 'failed',
    write_began_at: expect.any(Date),
  });
  expect(await world.count(`feedz_record WHERE state = 'sending'`)).toBe(0);
  expect(await world.count(`feedz_record WHERE state = 'held' AND reason = 'not-sent'`)).toBe(
    1_000,
  );
  expect(await world.count(`feedz_lot WHERE ended_at IS NULL`)).toBe(0);
  expect(await flow.feedz.persons()).toEqual([]);

  await world.database.query(`DROP TRIGGER no_more ON feedz_lot`);
  expect(await world.run({ mode: 'write' }, 90_000)).toMatchObject({ state: 'finished' });
  expect(await flow.feedz.persons()).toHaveLength(PERSONS);
  expect(await flow.rows(`state NOT IN ('accepted', 'none')`)).toEqual([]);
}, 200_000);
