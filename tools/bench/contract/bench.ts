import { randomBytes } from 'node:crypto';
import {
  type GupyApplicationMoved,
  gupyApplicationMoved,
  parseJson,
  splitGupy,
} from '@ponte/contracts';
import { judgeByClass } from '@ponte/contracts/reference';
import { Sealer } from '@ponte/platform';
import { movedEvent } from '@ponte/testing';
import Table from 'cli-table3';
import { microseconds } from './microseconds';

export const description =
  'CPU of judging and sealing one application.moved: class-validator beside compiled Ajv, division, sealing, opening';

/** Prints the figures; asserts nothing. */
export async function run(): Promise<void> {
  const contract = gupyApplicationMoved;
  const text = JSON.stringify(movedEvent());
  const body = parseJson(text) as object;
  const value: GupyApplicationMoved = contract.example;
  const { candidate } = splitGupy(contract, body);
  const sealer = new Sealer([{ kid: 'k1', key: randomBytes(32) }]);
  const label = { purpose: 'candidate', subject: { system: 'gupy', source: 'acme', person: '1' } };
  const person = JSON.stringify(candidate);
  const sealed = sealer.seal(label, person);

  const table = new Table({
    head: ['step', 'CPU µs', 'of what'],
    style: { head: [], border: [] },
  });
  const row = (step: string, of: string, work: () => unknown): void =>
    void table.push([step, microseconds(work).toFixed(1), of]);
  row('JSON.parse', `${Buffer.byteLength(text)} bytes, the vendor's sample`, () =>
    JSON.parse(text),
  );
  row('parseJson', 'the same, large ids kept', () => parseJson(text));
  row('judge: class-validator', `${contract.topic}, its example`, () =>
    judgeByClass(contract.valueClass, value),
  );
  row('judge: compiled Ajv', 'the same', () => contract.validate(value));
  row('divide into clear and sealed', "the vendor's sample", () => splitGupy(contract, body));
  row('seal', `the candidate, ${person.length} bytes`, () => sealer.seal(label, person));
  row('open', 'the same', () => sealer.open(sealed, label));
  process.stdout.write(`${table.toString()}\nMedian of 5 runs of half a second each.\n`);
}
