import { Readable } from 'node:stream';
import { confirm } from './confirm';
import type { OpsContext } from './context';
import { Refusal } from './refusal';

function context(
  settings: { yes?: boolean; dryRun?: boolean },
  terminal: boolean,
  typed = '',
): { context: OpsContext; said: () => string } {
  let said = '';
  const io = {
    ...{ out: () => undefined, err: (text: string) => void (said += text), terminal },
    stdin: Readable.from([Buffer.from(typed)]),
  };
  const progress = { clear: () => undefined };
  const made = { settings: { yes: false, dryRun: false, ...settings }, io, progress };
  return { context: made as unknown as OpsContext, said: () => said };
}

describe('confirm', () => {
  it.each(['s\n', 'Sim\n'])('goes on after %j', async (typed) => {
    const { context: given, said } = context({}, true, typed);
    await confirm(given, 'Apagar tudo.');
    expect(said()).toContain('Apagar tudo. Continuar? [s/N]');
  });

  it.each(['\n', 'n\n', 'talvez\n', ''])('stops after %j', (typed) =>
    expect(confirm(context({}, true, typed).context, 'Apagar.')).rejects.toThrow(Refusal),
  );

  it('asks nobody with --yes or in a rehearsal, and refuses where there is nobody to ask', async () => {
    await confirm(context({ yes: true }, false).context, 'Apagar.');
    await confirm(context({ dryRun: true }, true).context, 'Apagar.');
    await expect(confirm(context({}, false).context, 'Apagar.')).rejects.toThrow('--yes');
  });
});
