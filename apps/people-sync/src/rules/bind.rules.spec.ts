import { bindOf } from './bind.rules';
import { testBond } from './testing/test-facts';

const verdictOf = (bond: Parameters<typeof testBond>[0], known = true) =>
  bindOf(testBond(bond), () => known);

describe('the leader of a person', () => {
  it('is bound', () => {
    expect(verdictOf({})).toEqual({
      kind: 'bind',
      record: { personIntegrationId: '1001', managerIntegrationId: '1002' },
    });
  });

  it('is nobody if the bond names none', () => {
    expect(verdictOf({ manager: null })).toEqual({ kind: 'none' });
  });

  it('5050 (5004): is refused if it is the person', () => {
    expect(verdictOf({ manager: '1001' })).toMatchObject({
      kind: 'faults',
      faults: [{ code: 5050, state: 'refused', reason: 'own-manager' }],
    });
  });

  it('5048 (5003): is waited for if it is not there', () => {
    expect(verdictOf({}, false)).toMatchObject({
      kind: 'faults',
      faults: [{ code: 5048, state: 'held', heldFor: [{ entity: 'person', key: '1002' }] }],
    });
  });

  it('is not guessed if it could not be understood', () => {
    expect(verdictOf({ manager: null, unread: ['manager'] })).toMatchObject({
      kind: 'faults',
      faults: [{ code: null, state: 'held', reason: 'unread-field' }],
    });
  });
});
