import { becameOf } from './await-replayed';

const at = (state: 'dead' | 'done' | 'discarded' | 'absent', since: string | null = null) => ({
  state,
  at: since,
});

describe('becameOf', () => {
  it.each([
    ['handled', at('dead', '1'), at('done', '2')],
    ['handled', at('dead', '1'), at('discarded', '2')],
    ['waiting', at('dead', '1'), at('dead', '1')],
    ['deadAgain', at('dead', '1'), at('dead', '2')],
    ['deadAgain', at('absent'), at('dead', '2')],
    ['waiting', at('absent'), at('absent')],
    ['waiting', undefined, undefined],
  ] as const)('%s', (became, before, now) => expect(becameOf(before, now)).toBe(became));
});
