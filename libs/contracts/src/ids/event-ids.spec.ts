import { v5, validate, version } from 'uuid';
import { deskEventId, gupyEventId, ownEventId, validationEventId } from './event-ids';
import { uuidV5 } from './uuid-v5';

describe('ids of events', () => {
  it('are UUIDs of version 5 that never change', () => {
    const id = ownEventId('candidate-screening', 'screening.requested.v1', 's-1', 1);
    expect([validate(id), version(id)]).toEqual([true, 5]);
    // Written down: a repeat after a deployment must have the id that it had before.
    expect(id).toBe('754f3c91-7f69-505e-ad18-1e058bc0bc04');
    expect(validationEventId('exam-platform', { externalId: 'x', score: 1 })).toBe(
      'dbec1f81-9a0d-5427-83eb-c1481e29bc5a',
    );
  });

  it('are those of any other implementation', () => {
    const namespace = '8a6b3f0e-6c1d-4f5a-9b27-5d0c4e2f7a31';
    for (const name of ['', 'a', 'São João 😀', 'x'.repeat(5_000)])
      expect(uuidV5(name, 1)).toBe(v5(JSON.stringify([name, 1]), namespace));
  });

  it('of our own differ by service, topic, subject and state version', () => {
    const ids = [
      ownEventId('a', 't', 's', 1),
      ownEventId('b', 't', 's', 1),
      ownEventId('a', 'u', 's', 1),
      ownEventId('a', 't', 'r', 1),
      ownEventId('a', 't', 's', 2),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('of a validation result depend on source and content, not on layout', () => {
    const id = validationEventId('exam-platform', { externalId: 'x', outcome: 'apto' });
    expect(validationEventId('exam-platform', { outcome: 'apto', externalId: 'x' })).toBe(id);
    expect(validationEventId('other', { externalId: 'x', outcome: 'apto' })).not.toBe(id);
    expect(validationEventId('exam-platform', { externalId: 'x', outcome: 'inapto' })).not.toBe(id);
  });

  it('of a desk’s ticket too, and are none of a validation result', () => {
    const id = deskEventId('desk', { id: 'REQ-1', status: 'ordered' });
    expect(deskEventId('desk', { status: 'ordered', id: 'REQ-1' })).toBe(id);
    expect(deskEventId('other', { id: 'REQ-1', status: 'ordered' })).not.toBe(id);
    expect(validationEventId('desk', { id: 'REQ-1', status: 'ordered' })).not.toBe(id);
  });

  it('of Gupy are scoped by source', () => {
    expect(gupyEventId('acme', '7d0f3a0e')).toBe('acme:7d0f3a0e');
  });

  it('tell parts apart wherever a separator would not', () => {
    expect(uuidV5('a', 'b/c')).not.toBe(uuidV5('a/b', 'c'));
    expect(uuidV5('1')).not.toBe(uuidV5(1));
  });
});
