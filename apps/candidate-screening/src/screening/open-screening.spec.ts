import type { GupyApplicationMoved } from '@ponte/contracts';
import type { Heard } from '@ponte/messaging';
import type { ScreeningRule } from '../config/screening.config';
import { entryOf, openScreening } from './open-screening';
import { orderDraft } from './rules/order-draft';

const NOW = new Date('2026-03-03T10:00:00Z');
const rule = { id: 'exames', provider: 'p', expireAfter: 60_000 } as ScreeningRule;
const moved = (id: string): Heard<GupyApplicationMoved> =>
  ({
    id,
    value: {
      source: 'acme',
      date: '2026-03-02T18:00:00.000Z',
      data: {
        job: { id: 5, name: 'Vendedor' },
        application: { id: 9, currentStep: { id: 3, name: 'Exames' } },
        candidate: { id: 7 },
      },
      sealed: { candidate: 'v1.k1.x.y' },
    },
  }) as unknown as Heard<GupyApplicationMoved>;

describe('a screening that is opened', () => {
  const screening = openScreening(rule, entryOf(moved('acme:1'), 5), NOW);
  it('is the same one when its event is heard again, and another for another entry or rule', () => {
    const id = (event: string, of = rule) => openScreening(of, entryOf(moved(event), 5), NOW).id;
    expect(id('acme:1')).toBe(screening.id);
    expect(id('acme:2')).not.toBe(screening.id);
    expect(id('acme:1', { ...rule, id: 'prova' } as ScreeningRule)).not.toBe(screening.id);
  });
  it('counts its age from the entry, and its expiry from now', () => {
    expect(screening.enteredAt.toISOString()).toBe('2026-03-02T18:00:00.000Z');
    expect(screening.expiresAt).toEqual(new Date(NOW.getTime() + 60_000));
  });
  it('is ordered under its own id, with the person still sealed', () => {
    const draft = orderDraft(screening, moved('acme:1').value);
    expect(draft).toMatchObject({
      dedupeKey: screening.id,
      subject: screening.id,
      party: 'validation:p',
    });
    expect(draft.payload).toEqual({
      screeningId: screening.id,
      provider: 'p',
      screening: 'exames',
      step: { id: 3, name: 'Exames' },
      job: { id: 5, name: 'Vendedor' },
      source: 'acme',
      candidateId: 7,
      candidate: 'v1.k1.x.y',
    });
  });
});
