import { Column, Entity, PrimaryColumn } from 'typeorm';
import { mayBecome, type TokenState } from './rules/token-states.rules';

/** Postgres gives `bigint` as text; these are safe integers. */
export const safeInteger = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** One token of a webhook, from its source to its end. */
@Entity('webhook_token')
export class WebhookToken {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'hook_id' }) hookId: string;
  /** Counts the tokens of a webhook. */
  @Column('integer') seq: number;
  @Column('text') state: TokenState;
  /** SHA-256 in hex of the header's whole value as deliveries carry it. */
  @Column('text') sha256: string;
  /** The token, sealed; gone once it is retired. */
  @Column('text', { nullable: true }) sealed: string | null;
  @Column('timestamptz', { name: 'minted_at' }) mintedAt: Date;
  /** When its source ends it. */
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  /** When its successor is got. */
  @Column('timestamptz', { name: 'renew_at' }) renewAt: Date;
  /** The serial of the first record that held its digest. */
  @Column('bigint', { name: 'announced_serial', nullable: true, transformer: safeInteger })
  announcedSerial: number | null = null;
  @Column('timestamptz', { name: 'announced_at', nullable: true }) announcedAt: Date | null = null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null = null;
  /** When it was first tried to put it into Gupy. */
  @Column('timestamptz', { name: 'put_at', nullable: true }) putAt: Date | null = null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null = null;
  @Column('text', { name: 'confirmed_by', nullable: true }) confirmedBy:
    'answer' | 'delivery' | null = null;
  /** Accepted until then; only while retiring. */
  @Column('timestamptz', { name: 'not_after', nullable: true }) notAfter: Date | null = null;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt: Date | null = null;

  /**
   * Advances the state.
   * @throws Error if the states do not allow it: a bug, never an input's fault.
   */
  become(state: TokenState, at: Date): void {
    if (!mayBecome(this.state, state))
      throw new Error(`token ${this.id} cannot go from ${this.state} to ${state}`);
    this.state = state;
    if (state === 'announced') this.announcedAt = at;
    if (state === 'settled') this.settledAt ??= at;
    if (state === 'putting') this.putAt ??= at;
    if (state === 'confirmed') [this.confirmedAt, this.notAfter] = [at, null];
    if (state === 'retired') [this.retiredAt, this.sealed] = [at, null];
  }
}
