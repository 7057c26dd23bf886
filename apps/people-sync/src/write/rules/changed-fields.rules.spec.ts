import { changedFields } from './changed-fields.rules';

const record = { integrationId: '4711', name: 'Ana', email: 'ana@x.example' };

describe('what a record brings', () => {
  it('is all of it where Feedz has nothing', () => {
    expect(changedFields(record, undefined)).toEqual({
      ...{ kind: 'new', fields: ['email', 'integrationId', 'name'] },
    });
  });

  it('is the names of what differs, comes or goes, in any order', () => {
    const { email, ...rest } = record;
    const other = { dismissalDate: '2026-03-02', ...rest, name: 'Ana Lima' };
    expect(changedFields(other, record)).toEqual({
      ...{ kind: 'changed', fields: ['dismissalDate', 'email', 'name'] },
    });
    expect(JSON.stringify(changedFields(other, record))).not.toContain(email);
  });

  it('is nothing where it only goes again', () => {
    expect(changedFields({ ...record }, record)).toEqual({ kind: 'again', fields: [] });
  });
});
