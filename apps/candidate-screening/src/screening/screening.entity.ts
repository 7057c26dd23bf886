import { Column, Entity, PrimaryColumn } from 'typeorm';
import { mayBecome, type ScreeningState } from './rules/transitions.rules';

/** Postgres gives `bigint` as text; ids are safe integers by contract. */
const safeInteger = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** What opens screenings: Gupy's event, or a run that compares with Gupy's lists. */
export type OpenedBy = 'moved' | 'reconciliation';

/** One validation of one application by one rule, for one entry into the rule's step. */
@Entity('screening')
export class Screening {
  /** UUID v5 of source, application, rule and the entry (its event, or which one it is); also the `externalId` that the platform is given. */
  @PrimaryColumn('uuid') id: string;
  @Column('text') source: string;
  @Column('bigint', { name: 'application_id', transformer: safeInteger }) applicationId: number;
  @Column('bigint', { name: 'job_id', transformer: safeInteger }) jobId: number;
  /** The rule's id in the configuration. */
  @Column('text') rule: string;
  @Column('text') provider: string;
  @Column('bigint', { name: 'step_id', nullable: true, transformer: safeInteger }) stepId:
    number | null;
  @Column('text', { name: 'step_name', nullable: true }) stepName: string | null;

  @Column('text') state: ScreeningState;
  /** Why it is parked or closed; for operators, no personal data. */
  @Column('text', { nullable: true }) reason: string | null;
  /** Grows with every change that is told; part of the ids of the events. */
  @Column('integer') version: number;
  @Column('text', { name: 'opened_by' }) openedBy: OpenedBy;
  /** What exactly: the id of the event, or of the run that found the person in the step. */
  @Column('text', { nullable: true }) cause: string | null;
  /** Of one that a run opened: the event that told of the same entry afterwards. */
  @Column('text', { name: 'adopted_event', nullable: true }) adoptedEvent: string | null;

  /** The entry's own time (`date` of the moved event), or that of the poll that found the person in the step. */
  @Column('timestamptz', { name: 'entered_at' }) enteredAt: Date;
  @Column('timestamptz', { name: 'left_at', nullable: true }) leftAt: Date | null;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt: Date | null;

  @Column('text', { name: 'order_id', nullable: true }) orderId: string | null;
  /** When it was first proven that the platform has the order. */
  @Column('timestamptz', { name: 'ordered_at', nullable: true }) orderedAt: Date | null;
  /** Whether the order's task may still be open. */
  @Column('boolean', { name: 'order_open' }) orderOpen: boolean;

  @Column('text', { nullable: true }) outcome: string | null;
  @Column('jsonb', { nullable: true }) score: number | string | null;
  @Column('timestamptz', { name: 'result_date', nullable: true }) resultDate: Date | null;
  @Column('timestamptz', { name: 'result_received_at', nullable: true })
  resultReceivedAt: Date | null;
  /** SHA-256 of outcome, score and summary: a repeat with a new date writes nothing. */
  @Column('text', { name: 'result_digest', nullable: true }) resultDigest: string | null;
  /** Whether the last result could be turned into writes; if not, the same result is judged again when it comes again. */
  @Column('boolean', { name: 'result_planned' }) resultPlanned: boolean;
  /** Counts the results that were turned into writes: 1, then one more for each correction. */
  @Column('integer', { name: 'result_round' }) resultRound: number;
  /** The tag of ours that stands, or will once the open writes are done; sealed. */
  @Column('text', { name: 'tag_sealed', nullable: true }) tagSealed: string | null;
  /** That tag stood before we wrote it: somebody else's, which a correction leaves alone. */
  @Column('boolean', { name: 'tag_foreign' }) tagForeign: boolean;

  @Column('timestamptz', { name: 'concluded_at', nullable: true }) concludedAt: Date | null;
  /** When a result of it last stood in Gupy; stays while a correction is on its way. */
  @Column('timestamptz', { name: 'returned_at', nullable: true }) returnedAt: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;

  /**
   * Advances the state and the version.
   * @throws Error if the states do not allow it: a bug, never an input's fault.
   */
  become(state: ScreeningState, at: Date, reason: string | null = null): void {
    if (!mayBecome(this.state, state))
      throw new Error(`screening ${this.id} cannot go from ${this.state} to ${state}`);
    this.state = state;
    this.reason = reason;
    this.version += 1;
    this.updatedAt = at;
    if (state === 'concluded') this.concludedAt = at;
    if (state === 'returned') this.returnedAt = at;
    if (state === 'closed') this.closedAt = at;
  }
}
