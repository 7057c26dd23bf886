import { SecretRef } from '@ponte/platform';
import { createTokenSource } from './create-token-source';
import { CommandTokenConfig } from './token.config';

describe('a configured command', () => {
  it('whose environment cannot be read is not run, and says so without the place', async () => {
    const secret = Object.assign(new SecretRef(), { file: '/run/secrets/gone' });
    const source = createTokenSource(
      Object.assign(new CommandTokenConfig(), {
        ...{ kind: 'command', command: [process.execPath, '-p', '"t0k"'] },
        env: new Map([['KEY', secret]]),
      }),
    );
    const result = await source.issue();
    expect(result).toMatchObject({ ok: false, class: 'permanent', fault: 'not-sendable' });
    expect(JSON.stringify(result)).not.toContain('/run/secrets');
  });
});
