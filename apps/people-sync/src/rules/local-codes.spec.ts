import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { feedzCodes } from '@ponte/clients/feedz';
import { localCodes, localFault } from './fault-table';

/** What can be found before anything is sent; lots and empty bodies are the client's to refuse (`Lot`). */
const CHECKABLE = feedzCodes
  .filter(
    ({ local, level }) => local !== 'no' && !level.includes('request') && !level.includes('lot'),
  )
  .map(({ code }) => code);
/** A person is sent without manager, so that 5003 and 5004 become 5048 and 5050 of the binding. */
const AS_BINDING = new Map([
  [5003, 5048],
  [5004, 5050],
]);

const specs = readdirSync(__dirname)
  .filter((name) => name.endsWith('.spec.ts') && !__filename.endsWith(name))
  .map((name) => readFileSync(path.join(__dirname, name), 'utf8'))
  .join('\n');

describe("Feedz's codes", () => {
  it('that can be found before sending are found', () => {
    expect(CHECKABLE).toEqual([
      ...[5003, 5004, 5005, 5006, 5008, 5009, 5011, 5012, 5013, 5014, 5015, 5016],
      ...[5017, 5018, 5030, 5031, 5032, 5050],
    ]);
    // A leader who is not in Datasul at all is known before as well.
    const expected = CHECKABLE.map((code) => AS_BINDING.get(code) ?? code);
    expect(localCodes()).toEqual([...new Set(expected)].sort((one, other) => one - other));
  });

  it.each([...CHECKABLE, 5048])('%i has a spec that names it', (code) => {
    // In a title, or as the first of the values that stand for one.
    expect(specs).toMatch(new RegExp(`(?:it|describe)\\('[^']*\\b${code}\\b|^ +\\[${code}, `, 'm'));
  });

  it('are told in Portuguese, with what they wait for', () => {
    const heldFor = [{ entity: 'job' as const, key: '7' }];
    expect(localFault('job-missing', { detail: '7', heldFor })).toEqual({
      ...{ code: 5008, reason: 'job-missing', state: 'held', heldFor },
      message: 'o cargo do vínculo não está no Datasul: 7',
    });
  });
});
