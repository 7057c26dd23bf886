import * as fc from 'fast-check';
import type { FeedzItemError } from '@ponte/clients/feedz';
import { judgeItems } from './judge-items.rules';

const error = (code: number | undefined, more: Partial<FeedzItemError> = {}): FeedzItemError => ({
  ...{ code, message: 'erro', integrationId: undefined, hinted: false, index: undefined },
  ...more,
});
const kinds = (ids: readonly string[], errors: readonly FeedzItemError[]): string[] =>
  judgeItems(ids, errors).map(({ kind }) => kind);

describe('what became of the records of a lot', () => {
  it('is acceptance where a process that succeeded lists nothing', () => {
    expect(kinds(['1', '2'], [])).toEqual(['accepted', 'accepted']);
  });

  it('is found by the id of the record, whatever place is told', () => {
    const errors = [error(5016, { integrationId: ' 2 ', index: 0 })];
    expect(kinds(['1', '2', '3'], errors)).toEqual(['accepted', 'refused', 'accepted']);
  });

  it('is not clear by a place alone: nobody knows whether Feedz counts from 0 or from 1', () => {
    const errors = [error(9999, { index: 2 })];
    expect(kinds(['1', '2', '3'], errors)).toEqual(['unclear', 'unclear', 'unclear']);
  });

  it('is unclear for all others where an error could be about any of them', () => {
    const errors = [error(5016, { integrationId: '2' }), error(5014)];
    expect(kinds(['1', '2', '3'], errors)).toEqual(['unclear', 'refused', 'unclear']);
    expect(kinds(['1', '2'], [error(5014, { integrationId: '77' })])).toEqual([
      'unclear',
      'unclear',
    ]);
  });

  it('is not believed from words alone while they name some and not others', () => {
    const hint = (code: number, id: string) => error(code, { integrationId: id, hinted: true });
    expect(kinds(['1', '2', '3'], [hint(5048, '2')])).toEqual(['unclear', 'unclear', 'unclear']);
    expect(kinds(['1', '2'], [hint(5014, '2'), hint(5016, '1')])).toEqual(['refused', 'refused']);
    // Whom Feedz misses would be sent again: that has to be sure.
    expect(kinds(['1', '2'], [hint(5048, '2'), hint(5016, '1')])).toEqual(['refused', 'unclear']);
    expect(kinds(['1'], [hint(5048, '1')])).toEqual(['held']);
  });

  it('is found by words and place if they agree, and is about nobody in particular if they do not', () => {
    const agreeing = [error(5016, { integrationId: '3', hinted: true, index: 2 })];
    expect(kinds(['1', '2', '3'], agreeing)).toEqual(['accepted', 'accepted', 'refused']);
    const other = [error(5016, { integrationId: '1', hinted: true, index: 2 })];
    expect(kinds(['1', '2', '3'], other)).toEqual(['unclear', 'unclear', 'unclear']);
  });

  it('is clear in a lot of one, whatever id stands there', () => {
    expect(kinds(['1'], [error(5014, { integrationId: '77' })])).toEqual(['refused']);
  });

  it.each([
    [5003, 'leader'],
    [5005, 'department'],
    [5006, 'unit'],
    [5008, 'job'],
    [5048, 'leader'],
    [5049, 'person'],
  ])('waits after %i for the %s', (code, missing) => {
    expect(judgeItems(['1'], [error(code)])).toEqual([
      { kind: 'held', code, message: 'erro', missing: [missing] },
    ]);
  });

  it('is refused if any of its errors does not pass by itself, unknown codes among them', () => {
    expect(judgeItems(['1'], [error(5005), error(5016), error(4999)])).toMatchObject([
      { kind: 'refused', code: 5016 },
    ]);
    expect(judgeItems(['1'], [error(undefined), error(5005)])).toMatchObject([
      { kind: 'refused', code: undefined },
    ]);
    expect(judgeItems(['1'], [error(5005), error(5008)])).toMatchObject([
      { kind: 'held', code: 5005, missing: ['department', 'job'] },
    ]);
    expect(kinds(['1'], [error(4999)])).toEqual(['again']);
  });

  it('is never acceptance while an error belongs to nobody', () => {
    const errors = fc.array(
      fc.record({
        code: fc.constantFrom(4999, 5005, 5016, 7777, undefined),
        message: fc.constant('erro'),
        hinted: fc.boolean(),
        integrationId: fc.constantFrom('1', '2', '3', '9', undefined),
        index: fc.constantFrom(-1, 0, 1, 2, 3, undefined),
      }),
    );
    fc.assert(
      fc.property(errors, (list) => {
        const judged = judgeItems(['1', '2', '3'], list);
        const strays = list.some(({ integrationId, index }) =>
          integrationId === undefined
            ? index === undefined || index < 0 || index > 2
            : integrationId === '9',
        );
        const accepted = judged.filter(({ kind }) => kind === 'accepted').length;
        if (strays) expect(accepted).toBe(0);
        if (list.length === 0) expect(accepted).toBe(3);
      }),
    );
  });
});
