import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { atTestEnd, removeFolder, SimulatedFeedz, temporaryFolder } from '@ponte/testing';
import { people, peopleOps } from '../../fixtures/people/people-ops';
import { PeopleWorld } from '../../fixtures/people/people-world';

interface Report {
  readonly run: { readonly id: string; readonly state: string };
  readonly read: readonly object[];
  readonly written: readonly object[];
  readonly refusals: readonly object[];
  readonly faults: readonly object[];
  readonly records: readonly ReportRecord[];
  readonly items: readonly object[];
}
interface ReportRecord {
  readonly entity: string;
  readonly key: string;
  readonly state: string;
  readonly code: number | null;
  readonly heldFor: readonly { readonly entity: string }[];
  readonly sealed: { readonly message: unknown; readonly person: unknown };
}

interface Page {
  readonly result: { readonly records: readonly ReportRecord[]; readonly next: string | null };
}

const FORMULA = '=HYPERLINK("http://mau.example";"Salário") Silva';

/**
 * The report says of everything that a run read and sent what became of it: counts by kind, reasons under Feedz's codes with
 * words that an analyst understands, and each record that Feedz does not have as it should, by its key alone. Who that is,
 * and what Feedz said, is opened on record only. As CSV it opens in Excel in Brazil, and no name becomes a formula.
 */
describe('the report of a run', () => {
  let world: PeopleWorld;
  let codes: readonly string[];

  beforeAll(async () => {
    world = await PeopleWorld.start({
      ...{ datasul: 'pageSize: 25', feedz: 'pollsMs: [100ms], retriesMs: [100ms]' },
    });
    const feedz = new SimulatedFeedz(world.sandbox.app.url);
    await world.sandbox.populate(40);
    codes = (await world.sandbox.items('persons')).map(({ personCode }) => String(personCode));
    const [formula = '', mute = '', unlucky = '', nowhere = ''] = codes;
    await world.sandbox.patch('persons', formula, { name: FORMULA, email: null });
    await world.sandbox.patch('persons', mute, { name: { no: 'text' } });
    await feedz.trouble({ kind: 'item', integrationId: unlucky, code: 6001, message: FORMULA });
    const bond = (await world.sandbox.items('employees')).find(
      ({ personCode }) => personCode === nowhere,
    );
    await world.sandbox.patch(
      'employees',
      ['companyCode', 'branchCode', 'registration'].map((name) => String(bond?.[name])).join('|'),
      { departmentCode: 'não há' },
    );
    expect(await world.run()).toMatchObject({ state: 'finished' });
  });

  it('counts and explains, and names records by their keys', async () => {
    const { result } = await peopleOps(world).json<Report>(people('report'));
    expect(result.run).toMatchObject({ state: 'finished', mode: 'full', actor: 'maria' });
    expect(result.read).toContainEqual({
      ...{ entity: 'person', read: 40, changed: 40, faulty: 1, missing: 0 },
    });
    expect(result.written).toContainEqual({
      ...{
        entity: 'person',
        unchanged: 0,
        sent: 37,
        accepted: 36,
        refused: 2,
        held: 2,
        unknown: 0,
      },
    });
    const said = (part: string) => expect.stringContaining(part) as string;
    expect(result.refusals).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ entity: 'person', code: 5012, explanation: said('e-mail') }),
        expect.objectContaining({ entity: 'person', code: 6001, explanation: said('não publica') }),
        expect.objectContaining({ entity: 'person', code: 5005, state: 'held', count: 1 }),
        expect.objectContaining({ entity: 'person', reason: 'unread-field', state: 'held' }),
      ]),
    );
    const persons = result.records.filter(({ entity }) => entity === 'person');
    expect(persons).toHaveLength(4);
    for (const { key, sealed } of persons) {
      expect(key).toMatch(/^[0-9a-f]{64}$/);
      expect(sealed).toEqual({ message: null, person: null });
    }
    expect(persons.find(({ code }) => code === 5005)?.heldFor).toEqual([
      { entity: 'department', key: 'não há' },
    ]);
    expect(result.faults).toEqual([
      expect.objectContaining({ endpoint: 'persons', pointer: '/name', code: null, count: 1 }),
    ]);
    expect(result.items).toHaveLength(1);
    expect(JSON.stringify(result)).not.toMatch(/HYPERLINK|Silva/);
    for (const code of codes.slice(0, 4)) expect(JSON.stringify(result)).not.toContain(`"${code}"`);
    const text = (await peopleOps(world).run(people('report --code 5012'))).stdout;
    expect(text).toMatch(/pessoa .*recusado.*Ponte.*5012/);
    expect(text).not.toMatch(/registros.*6001/s);
  });

  it('comes page by page, and narrowed', async () => {
    const ops = peopleOps(world);
    const whole = await ops.json<Report>(people('report'));
    const paged: ReportRecord[] = [];
    let [pages, after]: [number, string | null | undefined] = [0, undefined];
    do {
      const args: string = JSON.stringify({ limit: 20, ...(after && { after }) });
      const { result }: Page = await ops.json([
        ...['service', 'ask', 'people-sync', 'people.report.records', args],
      ]);
      paged.push(...result.records);
      after = result.next;
      pages += 1;
    } while (after);
    expect(pages).toBeGreaterThan(1);
    expect(paged.map(({ key }) => key)).toEqual(whole.result.records.map(({ key }) => key));
    const held = await ops.json<Report>(people('report --entity person --state held --limit 1'));
    expect(held.result.records).toHaveLength(1);
    expect(held.message).toContain('Há mais');
    const accepted = await ops.json<Report>(people('report --entity person --state accepted'));
    expect(accepted.result.records).toHaveLength(36);
    await ops.json(people('report --profile ninguem'), 3);
    await ops.json(people('report --run 0190f3c2-7a51-4c3e-9d40-6d1f6b0c2a22'), 3);
  });

  it('of a run that is not the newest any more is what it sent, and what it found and still stands', async () => {
    const ops = peopleOps(world);
    const all = 'report --state accepted,refused,held,unknown --limit 500';
    const newest = await ops.json<Report>(people(all));
    await world.run({ preview: true });
    const old = await ops.json<Report>(people(`${all} --run ${newest.result.run.id}`));
    expect(old.message).toContain('Não é a mais nova');
    const facts = ({ entity, key, state, code }: ReportRecord) => ({ entity, key, state, code });
    expect(old.result.records.map(facts)).toEqual(newest.result.records.map(facts));
    const refused = people(`report --entity person --state refused --run ${newest.result.run.id}`);
    expect((await ops.json<Report>(refused)).result.records).toHaveLength(2);
    await world.database.query(`DELETE FROM people_run WHERE preview`);
  });

  it('names people only on record', async () => {
    const ops = peopleOps(world);
    await ops.json(people('report --open'), 3);
    const opened = await ops.json<Report>(people('report --open', 'cadastros a corrigir'));
    const of = (code: number) => opened.result.records.find((each) => each.code === code);
    expect(of(5012)?.sealed.person).toEqual({ code: codes[0], name: FORMULA });
    expect(of(6001)?.sealed).toMatchObject({ message: FORMULA, person: { code: codes[2] } });
    const told = await ops.json<{ answers: object[] }>(['history', 'list', '--service', 'ops']);
    expect(told.result.answers[0]).toMatchObject({
      ...{ name: 'people.open', why: 'cadastros a corrigir', actor: 'maria' },
    });
  });

  it('opens in Excel, each record a line, and nothing in it is a formula', async () => {
    const ops = peopleOps(world);
    const folder = await temporaryFolder('report');
    atTestEnd(() => removeFolder(folder));
    const file = path.join(folder, 'feedz.csv');
    const line = `report --csv --file ${file} --open`;
    expect(await ops.run(people(line, 'cadastros a corrigir'))).toMatchObject({ code: 0 });
    expect((await ops.run(people(line, 'cadastros a corrigir'))).code).toBe(3);
    const text = await readFile(file, 'utf8');
    expect(text.startsWith('\uFEFFlinha;tipo;chave;situação;')).toBe(true);
    const lines = text.trimEnd().split('\r\n');
    const width = lines[0]?.split(';').length ?? 0;
    const refused = lines.filter((each) => /^registro;pessoa;[0-9a-f]{64};/.test(each));
    expect(refused).toHaveLength(4);
    const noEmail = refused.find((each) => each.includes(';5012;')) ?? '';
    expect(noEmail).toContain(';a pessoa não tem e-mail;');
    expect(noEmail).toContain(`"'=HYPERLINK(""http://mau.example"";""Salário"") Silva"`);
    expect(lines.filter((each) => each.startsWith('leitura;'))).toHaveLength(6);
    expect(lines.filter((each) => each.startsWith('envio;')).length).toBeGreaterThan(3);
    expect(lines.filter((each) => each.startsWith('falha de leitura;persons;'))).toHaveLength(1);
    const piped = await ops.run(people('report --csv'));
    const sealed = piped.stdout.trimEnd().split('\r\n');
    expect(sealed).toHaveLength(lines.length);
    for (const each of sealed) expect(each.split(';')).toHaveLength(width);
    expect(piped.stdout).not.toMatch(/HYPERLINK|Silva|v1\./);
  });
});
