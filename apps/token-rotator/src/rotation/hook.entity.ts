import { Column, Entity, PrimaryColumn } from 'typeorm';
import { safeInteger } from './token.entity';

/** What calls a webhook may have under way; never more than one. */
export type HookCall = 'mint' | 'register' | 'put';

/** What Gupy was last seen to say of a webhook. */
export type SeenState = 'active' | 'inactive' | 'missing';

/** A webhook as declared, what is known of it in Gupy, and how far its rotation is. */
@Entity('webhook_hook')
export class WebhookHook {
  @PrimaryColumn('text') id: string;
  @Column('text') account: string;
  @Column('text') action: string;
  @Column('text', { name: 'postback_url' }) postbackUrl: string;
  /** `null`: the address is not ours. */
  @Column('text', { nullable: true }) source: string | null;
  /** Whether it stands in the file. */
  @Column('boolean') declared: boolean = true;
  /** Of everything that a full update sends but the token; what Gupy was last sent, and what it should be sent. */
  @Column('text', { name: 'declared_digest' }) declaredDigest: string;
  @Column('text', { name: 'put_digest', nullable: true }) putDigest: string | null = null;

  /** How long a former token is accepted beside its successor, in milliseconds; `null` before it was declared anew. */
  @Column('bigint', { name: 'overlap_ms', nullable: true, transformer: safeInteger })
  overlapMs: number | null = null;

  /** Gupy's id of it; `null`: not registered, or not any more. */
  @Column('text', { name: 'vendor_id', nullable: true }) vendorId: string | null = null;
  @Column('text', { nullable: true }) seen: SeenState | null = null;
  /** What was last told of it, with its version. */
  @Column('text', { nullable: true }) status: string | null = null;
  @Column('integer', { name: 'status_version' }) statusVersion: number = 0;
  @Column('timestamptz', { name: 'status_since', nullable: true }) statusSince: Date | null = null;

  /** Serial of the last record told, and when; whether it must be told anew. */
  @Column('bigint', { transformer: safeInteger }) serial: number = 0;
  @Column('timestamptz', { name: 'issued_at', nullable: true }) issuedAt: Date | null = null;
  @Column('boolean', { name: 'issue_due' }) issueDue: boolean = false;
  /** The last record that was heard back: its serial, its offset and when. */
  @Column('bigint', { name: 'heard_serial', nullable: true, transformer: safeInteger })
  heardSerial: number | null = null;
  @Column('bigint', { name: 'heard_offset', nullable: true, transformer: safeInteger })
  heardOffset: number | null = null;
  @Column('timestamptz', { name: 'heard_at', nullable: true }) heardAt: Date | null = null;

  /** The call under way, its number and its token. */
  @Column('text', { nullable: true }) call: HookCall | null = null;
  @Column('integer', { name: 'call_no' }) callNo: number = 0;
  @Column('timestamptz', { name: 'call_at', nullable: true }) callAt: Date | null = null;
  /** Calls in a row that did not succeed, what the last one said, and when the next one may begin. */
  @Column('integer') failures: number = 0;
  @Column('text', { nullable: true }) trouble: string | null = null;
  @Column('timestamptz', { name: 'retry_at', nullable: true }) retryAt: Date | null = null;
  /** When the rotation under way began; `null`: none is. */
  @Column('timestamptz', { name: 'begun_at', nullable: true }) begunAt: Date | null = null;

  @Column('boolean', { name: 'rotate_asked' }) rotateAsked: boolean = false;
  /** Why the present token is to be put again. */
  @Column('text', { name: 'put_wanted', nullable: true }) putWanted: string | null = null;
  @Column('timestamptz', { name: 'paused_at', nullable: true }) pausedAt: Date | null = null;
  @Column('text', { name: 'paused_why', nullable: true }) pausedWhy: string | null = null;

  /** When deliveries were last heard: with the present token, with another one of ours or of nobody, refused ones. */
  @Column('timestamptz', { name: 'heard_current_at', nullable: true })
  heardCurrentAt: Date | null = null;
  @Column('timestamptz', { name: 'heard_other_at', nullable: true })
  heardOtherAt: Date | null = null;
  @Column('timestamptz', { name: 'refused_at', nullable: true }) refusedAt: Date | null = null;
  /** When Gupy last took a full update of it. */
  @Column('timestamptz', { name: 'last_put_at', nullable: true }) lastPutAt: Date | null = null;
  /** Times of re-activations and of headers put back (for another token, for refusals), newest last. */
  @Column('jsonb') reactivations: string[] = [];
  @Column('jsonb', { name: 'put_backs' }) putBacks: string[] = [];
  @Column('jsonb', { name: 'refused_put_backs' }) refusedPutBacks: string[] = [];

  /** When something may be to do next. */
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
