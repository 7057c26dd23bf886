import type { ReplyEntry } from '../reply/reply-entry';
import { echo, sentLine } from '../testing/sent';
import { correlate } from './correlate';
import type { SentLine } from './sent-line';

const first = sentLine();
const second = sentLine({ rubrica: '10206', referencia: '1,30', datafalta: '20260212' });
const other = sentLine({ matricula: '10100000001', codfuncionario: '10|1|00000001' });

const states = (sent: readonly SentLine[], entries: readonly ReplyEntry[]) =>
  correlate(sent, entries).outcomes.map(({ state }) => state);
const without = (entry: ReplyEntry, ...keys: (keyof ReplyEntry)[]): ReplyEntry =>
  Object.fromEntries(
    Object.entries(entry).filter(([key]) => !keys.includes(key as keyof ReplyEntry)),
  ) as unknown as ReplyEntry;

describe('correlate', () => {
  it('finds each answer by what it is about, not by its place', () => {
    const { outcomes, leftover } = correlate(
      [first, second, other],
      [echo(other), echo(second, 'E'), echo(first)],
    );
    expect(outcomes).toEqual([
      { state: 'accepted', message: 'OK' },
      { state: 'refused', message: 'Verba inválida.' },
      { state: 'accepted', message: 'OK' },
    ]);
    expect(leftover).toEqual([]);
  });

  it('does not know of what nothing was said', () => {
    expect(correlate([first, second], [echo(first)]).outcomes).toEqual([
      { state: 'accepted', message: 'OK' },
      { state: 'unknown', reason: 'no-entry' },
    ]);
    expect(states([first], [])).toEqual(['unknown']);
  });

  it('keeps what fits nothing that was sent', () => {
    const { outcomes, leftover } = correlate([first], [echo(other), echo(first)]);
    expect(outcomes).toMatchObject([{ state: 'accepted' }]);
    expect(leftover).toEqual([echo(other)]);
  });

  it.each([
    ['another matrícula', { matricula: '1019446' }],
    ['another rubrica', { rubrica: '10104' }],
    ['another referência', { referencia: '15,31' }],
    ['another date', { datafalta: '20260213' }],
  ])('takes no answer with %s', (_name, difference) => {
    const foreign = { ...echo(first), ...difference };
    expect(correlate([first], [foreign])).toEqual({
      outcomes: [{ state: 'unknown', reason: 'no-entry' }],
      leftover: [foreign],
    });
  });

  it('tells the same rubrica on two dates apart', () => {
    const [one, two] = [sentLine({ datafalta: '20260202' }), sentLine({ datafalta: '20260203' })];
    expect(states([one, two], [echo(two), echo(one, 'E')])).toEqual(['refused', 'accepted']);
  });

  describe('where optional fields are missing', () => {
    it('takes what is there if only one rubrica is like it', () => {
      const bare = without(echo(first, 'E'), 'rubrica', 'referencia', 'datafalta');
      expect(states([first, other], [bare, echo(other)])).toEqual(['refused', 'accepted']);
      const noDate = without(echo(second), 'datafalta');
      expect(states([first, second], [noDate, echo(first)])).toEqual(['accepted', 'accepted']);
    });

    it('knows neither of two that it fits, if only one is answered', () => {
      const bare = without(echo(first), 'rubrica', 'referencia', 'datafalta');
      expect(correlate([first, second], [bare])).toEqual({
        outcomes: [
          { state: 'unknown', reason: 'ambiguous' },
          { state: 'unknown', reason: 'ambiguous' },
        ],
        leftover: [bare],
      });
    });

    it('settles two that it fits only if both are told the same', () => {
      const bare = (status: 'S' | 'E') =>
        without(echo(first, status), 'rubrica', 'referencia', 'datafalta');
      expect(states([first, second], [bare('S'), bare('S')])).toEqual(['accepted', 'accepted']);
      expect(states([first, second], [bare('E'), bare('E')])).toEqual(['refused', 'refused']);
      expect(states([first, second], [bare('E'), bare('S')])).toEqual(['unknown', 'unknown']);
    });

    it('goes by elimination where there is one entry for each', () => {
      const bare = without(echo(first, 'E'), 'rubrica', 'referencia', 'datafalta');
      expect(states([first, second], [bare, echo(second)])).toEqual(['refused', 'accepted']);
    });

    it('does not go by elimination where there is not: it may be a second word on the one', () => {
      const bare = without(echo(first), 'rubrica', 'referencia', 'datafalta');
      expect(states([first, second, other], [bare, echo(second)])).toEqual([
        'unknown',
        'accepted',
        'unknown',
      ]);
      const contrary = without(echo(first, 'E'), 'rubrica', 'referencia', 'datafalta');
      expect(states([first, second, other], [contrary, echo(second)])).toEqual([
        'unknown',
        'unknown',
        'unknown',
      ]);
    });
  });

  describe('of rubricas that look the same', () => {
    const one = sentLine({ matricula: '1115', codfuncionario: '1|11|5' });
    const two = sentLine({ matricula: '1115', codfuncionario: '11|1|5' });

    it('settles both if both are told the same', () => {
      expect(states([one, two], [echo(one), echo(one)])).toEqual(['accepted', 'accepted']);
      expect(states([one, two], [echo(one, 'E'), echo(one, 'E')])).toEqual(['refused', 'refused']);
    });

    it('knows neither if they are told differently, or one is not told', () => {
      expect(states([one, two], [echo(one), echo(one, 'E')])).toEqual(['unknown', 'unknown']);
      expect(states([one, two], [echo(one)])).toEqual(['unknown', 'unknown']);
    });

    it('gives all the words to both, for nobody can say whose they are', () => {
      const entries = ['b', 'a', 'b'].map((message) => ({ ...echo(one, 'E'), message }));
      expect(correlate([one, two], entries)).toEqual({
        outcomes: [
          { state: 'refused', message: 'a | b' },
          { state: 'refused', message: 'a | b' },
        ],
        leftover: [entries[0]],
      });
    });
  });

  it('knows nothing of a rubrica that is told twice, differently', () => {
    const { outcomes, leftover } = correlate([first], [echo(first), echo(first, 'E')]);
    expect(outcomes).toEqual([{ state: 'unknown', reason: 'ambiguous' }]);
    expect(leftover).toHaveLength(2);
  });

  it('takes a rubrica that is told twice alike, and keeps the second', () => {
    const { outcomes, leftover } = correlate([first], [echo(first), echo(first)]);
    expect(outcomes).toMatchObject([{ state: 'accepted' }]);
    expect(leftover).toEqual([echo(first)]);
  });

  it('takes zero padding for what it is', () => {
    const padded: ReplyEntry = {
      ...echo(first),
      matricula: '0100100009445',
      rubrica: '010103',
      referencia: '015,3',
    };
    expect(states([first], [padded])).toEqual(['accepted']);
    expect(states([sentLine({ referencia: '15,03' })], [padded])).toEqual(['unknown']);
  });

  it('knows nothing by a status that is neither S nor E, but passes on its words', () => {
    const { outcomes } = correlate([first], [{ ...echo(first), status: null, message: 'Fila' }]);
    expect(outcomes).toEqual([{ state: 'unknown', reason: 'status', message: 'Fila' }]);
  });

  it('takes no entry without matrícula, or with a field that cannot be read', () => {
    expect(states([first], [without(echo(first), 'matricula')])).toEqual(['unknown']);
    expect(states([first], [{ ...echo(first), unreadable: ['datafalta'] }])).toEqual(['unknown']);
  });

  it('reads a reply in which hundreds of rubricas could be each other', () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      sentLine({ rubrica: String(100_000 + index) }),
    );
    const bare = without(echo(first), 'rubrica', 'referencia', 'datafalta');
    const all = many.map((): ReplyEntry => bare);
    expect(new Set(states(many, all))).toEqual(new Set(['accepted']));
    expect(new Set(states(many, all.slice(1)))).toEqual(new Set(['unknown']));
    expect(new Set(states(many, [...all, echo(other)]))).toEqual(new Set(['accepted']));
  });
});
