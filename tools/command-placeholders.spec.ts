import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { commandPlaceholders } from './command-placeholders';

describe('commandPlaceholders', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'ponte-placeholders-'));
    mkdirSync(path.join(root, 'deploy/compose'), { recursive: true });
    writeFileSync(
      path.join(root, 'deploy/compose/ingest.yml'),
      'sources:\n  - tokens: [{ env: A_TOKEN }, { env: B_TOKEN }]\n    # { env: OLD_TOKEN }\n',
    );
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('fills what the example configuration names and nobody has set', () => {
    const values = commandPlaceholders('ingest', (name) => name === 'B_TOKEN_FILE', root);
    expect(Object.keys(values).sort()).toEqual(['A_TOKEN', 'CONFIG_FILE', 'PII_KEYS']);
    expect(values['PII_KEYS']).toMatch(/^unused:[0-9a-f]{64}$/);
  });

  it('never replaces what is set, and leaves a given configuration alone', () => {
    expect(commandPlaceholders('ingest', () => true, root)).toEqual({});
    const given = (name: string) => name === 'CONFIG_FILE';
    expect(Object.keys(commandPlaceholders('ingest', given, root))).toEqual(['PII_KEYS']);
  });
});
