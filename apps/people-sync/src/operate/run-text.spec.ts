import { inactiveText, noRunText } from './run-text';

describe('what cannot be done with a run', () => {
  it('is said with where to look and how to mend it', () => {
    expect(noRunText('0190f3c2')).toContain('"people run list"');
    expect(inactiveText('holding')).toMatch(/active: true.*CONFIG_FILE.*reinicie/);
  });
});
