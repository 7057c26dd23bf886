import { mergeMessages } from './merge-messages';

const group = (empresa: string, evento: string, name: string, count: number) => ({
  ...{ profile: 'p', empresa, evento, group: name, count, entryId: name },
  sealed: { message: name },
});

it('groups of several pages are one, companies and events in the order of their numbers', () => {
  expect(
    mergeMessages([
      [group('10', '206', 'a', 2), group('2', '1103', 'b', 1)],
      [group('10', '206', 'c', 5), group('10', '206', 'a', 1), group('2', '103', 'a', 1)],
    ]).map(({ empresa, evento, group: name, count }) => [empresa, evento, name, count]),
  ).toEqual([
    ['2', '103', 'a', 1],
    ['2', '1103', 'b', 1],
    ['10', '206', 'c', 5],
    ['10', '206', 'a', 3],
  ]);
});
