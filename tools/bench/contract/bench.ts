import { randomBytes } from 'node:crypto';
import {
  type GupyApplicationMoved,
  gupyApplicationMoved,
  gupyEventId,
  parseJson,
  splitGupy,
} from '@ponte/contracts';
import { judgeByClass } from '@ponte/contracts/reference';
import { eventRecord, type OutboundRecord, validEventRecord } from '@ponte/messaging';
import { Sealer } from '@ponte/platform';
import { movedEvent } from '@ponte/testing';
import Table from 'cli-table3';
import { microseconds } from './microseconds';

export const description =
  'CPU of judging and sealing one application.moved: class-validator beside compiled Ajv, division, sealing, opening, the record';

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
  const bytes = Buffer.from(text);
  const moment = new Date();

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
  row('record: JSON, headers', `${contract.topic}, its example`, () =>
    validEventRecord(contract, value, { id: value.id, source: '/gupy/acme', time: moment }),
  );
  row('all for one webhook', 'read, divide, seal both parts, judge, record', () =>
    recordOf(bytes, sealer),
  );
  process.stdout.write(`${table.toString()}\nMedian of 5 runs of half a second each.\n`);
}

/** The steps as ingest's intake takes them, without its answers to what is off the contract. */
function recordOf(bytes: Buffer, sealer: Sealer): OutboundRecord {
  const contract = gupyApplicationMoved;
  const { clear, candidate, rest } = splitGupy(contract, parseJson(bytes) as object);
  const subject = { system: 'gupy', source: 'acme', person: String(candidate?.id) };
  const value = {
    ...clear,
    source: 'acme',
    sealed: {
      candidate: sealer.seal({ purpose: 'candidate', subject }, JSON.stringify(candidate)),
      raw: sealer.seal({ purpose: 'raw', subject }, JSON.stringify(rest)),
    },
  } as unknown as GupyApplicationMoved;
  return eventRecord(contract, value, {
    id: gupyEventId('acme', value.id),
    source: '/gupy/acme',
    subject: contract.key(value),
    time: new Date(value.date),
  });
}
