import { classify, type FailureFacts } from './classify';

const facts: FailureFacts = {
  subject: 'x: POST /y',
  fault: 'status',
  what: 'answered',
  idempotent: false,
  sent: true,
};

describe('classify', () => {
  const statuses: readonly [number, string, string][] = [
    // status, class of a call that is not idempotent, class of one that is
    [300, 'permanent', 'permanent'],
    [302, 'permanent', 'permanent'],
    [400, 'permanent', 'permanent'],
    [401, 'unavailable', 'unavailable'],
    [403, 'unavailable', 'unavailable'],
    [404, 'permanent', 'permanent'],
    [408, 'transient', 'transient'],
    [409, 'permanent', 'permanent'],
    [422, 'permanent', 'permanent'],
    [425, 'transient', 'transient'],
    [429, 'throttled', 'throttled'],
    [500, 'ambiguous', 'transient'],
    [501, 'ambiguous', 'transient'],
    [502, 'ambiguous', 'transient'],
    [503, 'ambiguous', 'transient'],
    [504, 'ambiguous', 'transient'],
    [599, 'ambiguous', 'transient'],
  ];
  it.each(statuses)(
    'status %d is %s for a call that is not idempotent, %s for one that is',
    (status, unsafe, safe) => {
      expect(classify({ ...facts, status }).class).toBe(unsafe);
      expect(classify({ ...facts, status, idempotent: true }).class).toBe(safe);
    },
  );

  it.each(['time-out', 'reset', 'unreadable', 'aborted'] as const)(
    '%s after sending is ambiguous unless idempotent',
    (fault) => {
      expect(classify({ ...facts, fault }).class).toBe('ambiguous');
      expect(classify({ ...facts, fault, status: 200 }).class).toBe('ambiguous');
      expect(classify({ ...facts, fault, idempotent: true }).class).toBe('transient');
    },
  );

  it.each(['unreachable', 'time-out', 'reset', 'aborted'] as const)(
    '%s before anything was sent is transient',
    (fault) => {
      expect(classify({ ...facts, fault, sent: false }).class).toBe('transient');
    },
  );

  it('pauses the credential after 401 and the endpoint after 403', () => {
    expect(classify({ ...facts, status: 401 }).scope).toBe('party');
    expect(classify({ ...facts, status: 403 }).scope).toBe('endpoint');
  });

  it('takes a 403 as being about the one resource while the endpoint works', () => {
    const failure = classify({ ...facts, status: 403, endpointWorks: true });
    expect(failure).toMatchObject({ class: 'permanent', status: 403 });
    expect(failure).not.toHaveProperty('scope');
  });
});
