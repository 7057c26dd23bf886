import type { GupyApplication } from '@ponte/clients/gupy';
import { parseKeyRing, Sealer } from '@ponte/platform';
import { openCandidate } from '../../do/candidate';
import { FIELDS, polled } from './polled-application';

const sealer = new Sealer(parseKeyRing(`k1:${'0123456789abcdef'.repeat(4)}`).keys);
const ASKED = new Date('2026-03-02T18:00:00Z');
const of = (application: object) =>
  polled({ id: 5, ...application } as GupyApplication, { source: 'acme', jobId: 7 }, 'run', ASKED);

describe('an application of a list', () => {
  it('is ordered for under its own person, sealed as ingest seals them', () => {
    const person = of({ candidate: { id: 9, name: 'Ana', lastName: 'Lima' } }).person(sealer);
    expect(JSON.stringify(person)).not.toContain('Ana');
    const sealed = person.sealed.candidate ?? '';
    expect(openCandidate(sealer, sealed, { source: 'acme', candidateId: 9 })).toEqual({
      id: 9,
      name: 'Ana Lima',
    });
  });
  it('may be of a hand-added person, with or without an id', () => {
    const person = of({ candidate: undefined, manualCandidate: { name: 'Bia' } }).person(sealer);
    expect(person.data.candidate).toEqual({ id: null });
    const sealed = person.sealed.candidate ?? '';
    expect(openCandidate(sealer, sealed, { source: 'acme', candidateId: null })).toEqual({
      name: 'Bia',
    });
    expect(of({}).person(sealer).sealed).toEqual({});
  });
  it('counts as read when it was asked for, or changed last by a clock that is ahead of ours', () => {
    const readAt = (updatedAt?: string) => of({ updatedAt }).reading.date.toISOString();
    expect(readAt()).toBe('2026-03-02T18:00:00.000Z');
    expect(readAt('2026-03-01T00:00:00Z')).toBe('2026-03-02T18:00:00.000Z');
    expect(readAt('2026-03-02T18:01:00Z')).toBe('2026-03-02T18:01:00.000Z');
    expect(readAt('2026-03-02T21:00:00Z')).toBe('2026-03-02T18:00:00.000Z');
    expect(readAt('hoje')).toBe('2026-03-02T18:00:00.000Z');
  });
  it('is asked for without a document', () => {
    expect(FIELDS.join()).not.toMatch(/document|birth|phone|address/i);
    expect(FIELDS).toContain('manualCandidate.email');
  });
});
