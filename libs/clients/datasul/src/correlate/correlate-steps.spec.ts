import { echo, sentLine } from '../testing/sent';
import { assignMost } from './assign';
import { correlate } from './correlate';
import type { FitGraph } from './fit-graph';
import { fits } from './line-fields';
import { possibleEntries } from './possible-entries';

jest.mock<typeof import('./line-fields')>('./line-fields', () => {
  const real = jest.requireActual<typeof import('./line-fields')>('./line-fields');
  return { ...real, fits: jest.fn(real.fits) };
});

/** A graph in which every entry fits every rubrica, and how often an edge of it was looked at. */
function tie(lines: number, entries: number): { graph: FitGraph; looks: () => number } {
  let looks = 0;
  const counting = (length: number): readonly number[] =>
    new Proxy(
      Array.from({ length }, (_, index) => index),
      {
        get(target, name, receiver): unknown {
          if (typeof name === 'string' && /^\d+$/.test(name)) looks += 1;
          return Reflect.get(target, name, receiver);
        },
      },
    );
  const graph = {
    entriesOf: Array.from({ length: lines }, () => counting(entries)),
    linesOf: Array.from({ length: entries }, () => counting(lines)),
  };
  return { graph, looks: () => looks };
}

describe('the work of correlate', () => {
  it.each([
    [300, 300],
    [300, 299],
    [300, 301],
  ])('grows with the pairs where %i rubricas could each be any of %i entries', (lines, entries) => {
    const { graph, looks } = tie(lines, entries);
    expect(possibleEntries(graph, assignMost(graph))).toHaveLength(lines);
    expect(looks()).toBeLessThan(20 * lines * entries);
  });

  it('needs no stack, however long the way to a free entry is', () => {
    const lines = 50_000;
    // Each line has its own entry or that of the next one; the last one wants what the first has.
    const entriesOf = Array.from({ length: lines }, (_, line) => [line, line + 1]);
    const linesOf = Array.from({ length: lines + 1 }, (_, entry) =>
      [entry - 1, entry].filter((line) => line >= 0 && line < lines),
    );
    linesOf[0]?.push(lines);
    const { entryOf } = assignMost({ entriesOf: [...entriesOf, [0]], linesOf });
    expect(entryOf.at(-1)).toBe(0);
    expect(entryOf.slice(0, -1)).toEqual(Array.from({ length: lines }, (_, line) => line + 1));
  });

  it('compares an entry with the rubricas of its own employee only', () => {
    const sent = Array.from({ length: 2_000 }, (_, index) => {
      const number = String(1 + Math.floor(index / 10));
      return sentLine({
        matricula: `101${number}`,
        codfuncionario: `10|1|${number}`,
        rubrica: `10${100 + (index % 10)}`,
      });
    });
    const { outcomes } = correlate(sent, sent.map((line) => echo(line)).reverse());
    expect(new Set(outcomes.map(({ state }) => state))).toEqual(new Set(['accepted']));
    expect(jest.mocked(fits).mock.calls.length).toBeLessThanOrEqual(2_000 * 10);
  });
});
