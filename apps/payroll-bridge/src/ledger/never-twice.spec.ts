import * as fc from 'fast-check';
import { afterDoubt } from './after-doubt';
import { decide, type Corrections } from './decide.rules';
import type { EntryMove } from './entry-move';
import { mayMove, moveEntry } from './move-entry.rules';
import { acceptedValue, type PayrollEntry, type SaidBy } from './payroll-entry.entity';
import { AT, testEntry, wanted } from './testing/test-entry';

/**
 * Money: whatever is sent in whatever order, and however calls end, what Datasul holds is what the sender was told. Datasul
 * is modelled as the worst there is: it adds what is posted twice.
 */

const CALL = '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a99';
const VALUES = ['15,30', '16,00', '17,00'] as const;

/** What may happen next; what does not fit the state is left out. */
const happening = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('send' as const), value: fc.constantFrom(...VALUES) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('call' as const),
      effect: fc.boolean(),
      readable: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('not-sent' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('person' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resend' as const) }) },
);

/** One key: the ledger's entry, and Datasul's truth. */
class World {
  entry: PayrollEntry | undefined;
  /** Everything that took effect, in order. */
  readonly posted: string[] = [];
  /** What the last send was told at once. */
  told: string | undefined;
  /** Whether a call took effect since anybody knew. */
  private effect = false;

  constructor(
    private readonly corrections: Corrections,
    private readonly refusesRepeats: boolean,
  ) {}

  send(value: string): void {
    this.told = undefined;
    const decision = decide(this.entry, wanted(value), this.corrections);
    switch (decision.do) {
      case 'begin':
        this.entry = testEntry(value);
        break;
      case 'post':
      case 'replace':
        this.move({ kind: 'want', value: wanted(value) });
        break;
      case 'restore':
        this.move({ kind: 'restore' });
        this.told = value;
        break;
      case 'answer':
        this.told = value;
    }
  }

  call(takes: boolean, readable: boolean): void {
    if (this.entry?.state !== 'received') return;
    const { referencia, unsure } = this.entry;
    const effect = takes && !(this.refusesRepeats && this.posted.length > 0);
    this.move({ kind: 'send', callId: CALL });
    this.effect = effect || (unsure && this.effect);
    if (effect) this.posted.push(referencia);
    this.settle(readable ? (effect ? 'accepted' : 'refused') : 'unknown');
  }

  notSent(): void {
    if (this.entry?.state !== 'received') return;
    this.move({ kind: 'send', callId: CALL });
    this.move({ kind: 'unsend' });
  }

  /** Sends what is unknown again, because a repeat replaces. */
  again(): void {
    if (this.entry?.state === 'unknown') this.move({ kind: 'unsend' });
  }

  /** Looks at Datasul and says what is there. */
  person(): void {
    if (this.entry?.state === 'unknown')
      this.settle(this.effect ? 'accepted' : 'refused', 'operator');
  }

  /** Looks, does not find it, and has it posted again. */
  resend(): void {
    if (this.entry?.state === 'unknown' && !this.effect)
      this.move({ kind: 'resend', looked: true });
  }

  private settle(outcome: 'accepted' | 'refused' | 'unknown', by: SaidBy = 'datasul'): void {
    const { entry } = this;
    if (entry) this.move(afterDoubt(entry, { kind: 'settle', outcome, by, message: '' }));
  }

  private move(move: EntryMove): void {
    if (!this.entry || !mayMove(this.entry, move)) throw new Error(`${move.kind} does not fit`);
    this.entry = moveEntry(this.entry, move, {}, AT).entry;
  }
}

function play(
  corrections: Corrections,
  check: (world: World) => void,
  { resendSafe = false, refusesRepeats = false } = {},
): void {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 25 }), (happenings) => {
      const world = new World(corrections, refusesRepeats);
      for (const each of happenings) {
        if (each.do === 'send') world.send(each.value);
        else if (each.do === 'call') world.call(each.effect, each.readable);
        else if (each.do === 'not-sent') world.notSent();
        else if (each.do === 'person') world.person();
        else if (each.do === 'resend') world.resend();
        else if (resendSafe) world.again();
        check(world);
      }
    }),
    { numRuns: 10_000 },
  );
}

describe('whatever is sent, and however calls end', () => {
  it('nothing takes effect twice where corrections are refused', () => {
    play('refuse', ({ posted }) => expect(posted.length).toBeLessThanOrEqual(1));
  });

  it('no value takes effect twice in a row where corrections replace', () => {
    play('post', ({ posted }) =>
      expect(posted.some((value, at) => value === posted[at - 1])).toBe(false),
    );
  });

  it('nothing takes effect twice where Datasul refuses repeats, although they are sent', () => {
    const check = ({ posted }: World): void => expect(posted.length).toBeLessThanOrEqual(1);
    play('refuse', check, { resendSafe: true, refusesRepeats: true });
  });

  it.each<[Corrections, { readonly resendSafe: boolean; readonly refusesRepeats: boolean }]>([
    ['refuse', { resendSafe: false, refusesRepeats: false }],
    ['refuse', { resendSafe: true, refusesRepeats: false }],
    ['refuse', { resendSafe: true, refusesRepeats: true }],
    ['post', { resendSafe: false, refusesRepeats: false }],
    ['post', { resendSafe: true, refusesRepeats: false }],
    ['post', { resendSafe: true, refusesRepeats: true }],
  ])(
    'who is told that it is accepted finds it at Datasul as the last value, who is told that it is refused does not (corrections %s, %j)',
    (corrections, how) => {
      const check = ({ told, entry, posted }: World): void => {
        if (told !== undefined) expect(posted.at(-1)).toBe(told);
        if (entry?.state === 'accepted') expect(posted.at(-1)).toBe(entry.referencia);
        const accepted = entry && acceptedValue(entry);
        if (accepted) expect(posted).toContain(accepted.referencia);
        if (entry?.state === 'refused') expect(posted.at(-1)).toBe(accepted?.referencia);
      };
      play(corrections, check, how);
    },
  );
});
