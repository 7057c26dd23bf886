import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../calendar/sao-paulo-day';
import type { HireFacts } from '../hire/hire-facts';
import type { Description } from '../hire/judge-hire';
import type { RequestItem } from './rules/item-states.rules';
import { mayBecome, type RequestState } from './rules/transitions.rules';
import type { Wanted } from './rules/wanted';

/** Postgres gives `bigint` as text; ids are safe integers by contract. */
const safeInteger = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** The equipment of one hire: one application in one Gupy account. */
@Entity('equipment_request')
export class EquipmentRequest {
  /** UUID v5 of source and application: hearing the hire again, or after the database was restored, leads to the same. */
  @PrimaryColumn('uuid') id: string;
  @Column('text') source: string;
  @Column('bigint', { name: 'application_id', transformer: safeInteger }) applicationId: number;
  @Column('bigint', { name: 'candidate_id', nullable: true, transformer: safeInteger })
  candidateId: number | null;
  @Column('bigint', { name: 'job_id', nullable: true, transformer: safeInteger }) jobId:
    number | null;

  @Column('text') state: RequestState;
  /** Why it needs attention (codes, comma-separated) or was cancelled. */
  @Column('text', { nullable: true }) reason: string | null;
  /** Grows with every change that is told; part of the ids of the events. */
  @Column('integer') version: number;

  /** The newest event that it is known by; older ones change nothing. */
  @Column('text', { name: 'hire_event_id' }) hireEventId: string;
  @Column('timestamptz', { name: 'hire_date' }) hireDate: Date;
  @Column('jsonb') facts: HireFacts;
  /** `sealed.candidate` of that event, until the request has ended. */
  @Column('text', { name: 'candidate_sealed', nullable: true }) candidateSealed: string | null;
  @Column('integer', { name: 'person_version' }) personVersion: number;

  @Column('jsonb') description: Description;
  /** `description.startsOn`, to search by. */
  @Column('text', { name: 'starts_on', nullable: true }) startsOn: Day | null;
  @Column('jsonb') items: RequestItem[];
  /** What the ticket should say; null until the rules could tell. */
  @Column('jsonb', { nullable: true }) wanted: Wanted | null;
  /** What the desk was last told, as far as it took it. */
  @Column('jsonb', { nullable: true }) requested: Wanted | null;

  /** A change that was given up for a newer one may have arrived: the desk is told again, even if nothing differs. */
  @Column('boolean', { name: 'requested_unsure' }) requestedUnsure: boolean;

  /** Counts the tickets: 1, then one more each time that a cancelled request begins anew. */
  @Column('integer') round: number;
  /** What the desk knows it by: the id, from the second round on followed by `-2`, … */
  @Column('text') reference: string;
  @Column('text', { name: 'ticket_id', nullable: true }) ticketId: string | null;
  @Column('boolean', { name: 'ticket_open' }) ticketOpen: boolean;
  /** Of the newest report of the ticket. */
  @Column('timestamptz', { name: 'ticket_at', nullable: true }) ticketAt: Date | null;

  /** The task that asks the desk and has not ended: at most one at a time. */
  @Column('text', { name: 'desk_kind', nullable: true }) deskKind: string | null;
  @Column('text', { name: 'desk_key', nullable: true }) deskKey: string | null;
  /** Counts those tasks. */
  @Column('integer', { name: 'desk_seq' }) deskSeq: number;
  /** Why the last of them waits for a person. */
  @Column('text', { name: 'desk_reason', nullable: true }) deskReason: string | null;

  /** When the desk is to be asked for the ticket; null while a question is under way, or none is asked. */
  @Column('timestamptz', { name: 'poll_at', nullable: true }) pollAt: Date | null;
  /** The first day of work for which it was told as overdue. */
  @Column('text', { name: 'overdue_for', nullable: true }) overdueFor: Day | null;
  @Column('timestamptz', { name: 'attention_since', nullable: true }) attentionSince: Date | null;
  @Column('timestamptz', { name: 'requested_at', nullable: true }) requestedAt: Date | null;
  @Column('timestamptz', { name: 'fulfilled_at', nullable: true }) fulfilledAt: Date | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;

  /**
   * Advances the state and the version. What was sealed goes when it has ended.
   * @throws Error if the states do not allow it: a bug, never an input's fault.
   */
  become(state: RequestState, at: Date, reason: string | null = null): void {
    if (!mayBecome(this.state, state))
      throw new Error(`request ${this.id} cannot go from ${this.state} to ${state}`);
    const attended = this.state === 'needs-attention' && state === 'needs-attention';
    if (state !== 'needs-attention') this.attentionSince = null;
    else if (!attended) this.attentionSince = at;
    this.state = state;
    this.reason = reason;
    this.cancelledAt = state === 'cancelled' ? at : null;
    if (state === 'fulfilled') this.fulfilledAt = at;
    if (state === 'fulfilled' || state === 'cancelled') this.candidateSealed = null;
    this.touch(at);
  }

  /** Another version of the same state. */
  touch(at: Date): void {
    this.version += 1;
    this.updatedAt = at;
  }

  /**
   * Begins anew after a cancellation: with a ticket of its own if there was one. A creation that is still looked up goes on
   * to be this one's.
   */
  nextRound(): void {
    this.items = [];
    // Equipment that is late for the new ticket is told anew.
    this.overdueFor = null;
    if (this.ticketId === null && !this.ticketOpen) return;
    this.round += 1;
    this.reference = `${this.id}-${this.round}`;
    this.ticketId = null;
    this.ticketOpen = false;
    this.ticketAt = null;
    this.requested = null;
    this.requestedUnsure = false;
    this.pollAt = null;
  }
}
