/**
 * docs/contracts is what other teams read. It must be what the contracts say, valid AsyncAPI 3.0, and compatible within
 * each version with what was accepted before.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { allContracts } from '../all-contracts';
import { baselineOf } from './baseline';
import { driftOf, readBaselines } from './checked-in';
import { incompatibilities } from './compatibility';
import { generatedFiles } from './generated-files';

const folder = path.resolve(__dirname, '../../../../docs/contracts');
const files = generatedFiles(allContracts);

describe('docs/contracts', () => {
  it('is what the contracts say (else run "npm run contracts")', () => {
    expect(driftOf(folder, files)).toEqual([]);
  });

  it('has a baseline for each topic, and no change since is incompatible', () => {
    const baselines = readBaselines(path.join(folder, 'baseline'));
    expect(baselines.map(({ topic }) => topic)).toEqual(
      allContracts.map(({ topic }) => topic).sort(),
    );
    expect(incompatibilities(baselines, allContracts.map(baselineOf))).toEqual([]);
  });

  it('holds a valid AsyncAPI 3.0 document whose references lead somewhere', () => {
    const specification: unknown = JSON.parse(
      readFileSync(require.resolve('@asyncapi/specs/schemas/3.0.0.json'), 'utf8'),
    );
    const ajv = new Ajv({ strict: false, logger: false, meta: false });
    addFormats(ajv);
    const judge = ajv.compile(specification as object);
    const document = JSON.parse(files.get('asyncapi.json') ?? '') as Record<string, unknown>;
    judge(document);
    expect(judge.errors ?? []).toEqual([]);
    expect(judge({ ...document, operations: { x: { action: 'shout' } } })).toBe(false);
    for (const [, pointer = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
      expect({ pointer, found: typeof found }).toEqual({ pointer, found: 'object' });
    }
  });

  it('holds schemas that a stock Ajv compiles and that take the examples', () => {
    for (const contract of allContracts) {
      const ajv = new Ajv({ allowUnionTypes: true });
      addFormats(ajv);
      ajv.addVocabulary(['x-sealed']);
      const schema = JSON.parse(files.get(`${contract.topic}.schema.json`) ?? '') as object;
      expect(ajv.compile(schema)(contract.example)).toBe(true);
    }
  });
});

describe('driftOf', () => {
  it('tells what is missing, what differs and what belongs to no contract', () => {
    const place = mkdtempSync(path.join(tmpdir(), 'contracts-'));
    try {
      writeFileSync(path.join(place, 'same.json'), '1');
      writeFileSync(path.join(place, 'other.json'), '1');
      writeFileSync(path.join(place, 'stranger.json'), '1');
      const expected = new Map([
        ['same.json', '1'],
        ['other.json', '2'],
        ['missing.json', '3'],
      ]);
      expect(driftOf(place, expected)).toEqual([
        'other.json differs',
        'missing.json is missing',
        'stranger.json belongs to no contract',
      ]);
    } finally {
      rmSync(place, { recursive: true });
    }
  });
});
