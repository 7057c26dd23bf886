import { defineTask, type TaskKind } from '@ponte/messaging';
import type { DeskStep } from './rules/desk-step.rules';
import type { Wanted } from './rules/wanted';

/**
 * Bound of one outside call of this service in milliseconds; the desk's own time-out lies 5 s below it. It is also what a
 * killed process delays its calls by (plus 30 s of lease).
 */
export const CALL_TIMEOUT_MS = 20_000;

/** What the desk is to be told of a hire; CPF and name stay sealed until the call. */
export interface DeskCall {
  /** Of the task, by which its request knows it. */
  readonly key: string;
  readonly requestId: string;
  readonly reference: string;
  /** Source and id of the person that `candidate` was sealed for. */
  readonly source: string;
  readonly candidateId: number | null;
  /** `sealed.candidate` of the event. */
  readonly candidate: string | null;
  readonly wanted: Wanted;
}

/** A ticket as it should be, and what of that is new. */
export interface UpdateCall extends DeskCall {
  readonly ticketId: string;
  readonly changes: string;
  /** Counts what the desk was asked of this request: what keeps a comment from being written twice. */
  readonly seq: number;
}

/** A ticket that is not needed any more. */
export interface CloseCall {
  /** Of the task, by which its request knows it. */
  readonly key: string;
  readonly requestId: string;
  readonly reference: string;
  readonly ticketId: string;
  /** For the people at the desk. */
  readonly why: string;
}

/** A ticket to be asked for. */
export interface ReadCall {
  readonly requestId: string;
  readonly reference: string;
  readonly ticketId: string;
}

/** A second ticket is a second notebook: after an ambiguous call the desk is searched by our reference. */
export const CREATE_TICKET = defineTask<DeskCall>({
  name: 'desk.create-ticket',
  idempotent: false,
  callTimeoutMs: CALL_TIMEOUT_MS,
  onHold: 'hold',
});

/** The whole ticket as it should be. */
export const UPDATE_TICKET = defineTask<UpdateCall>({
  name: 'desk.update-ticket',
  idempotent: true,
  callTimeoutMs: CALL_TIMEOUT_MS,
  onHold: 'hold',
});

/** One that waits for a person does not hold the next ticket of the hire. */
export const CLOSE_TICKET = defineTask<CloseCall>({
  name: 'desk.close-ticket',
  idempotent: true,
  callTimeoutMs: CALL_TIMEOUT_MS,
  onHold: 'skip',
});

/** Few at once: what is read can wait, what is asked for should not. */
export const READ_TICKET = defineTask<ReadCall>({
  name: 'desk.read-ticket',
  idempotent: true,
  callTimeoutMs: CALL_TIMEOUT_MS,
  concurrency: 2,
  onHold: 'skip',
});

/** What asks the desk for something, by what it does: of a request at most one is open. */
export const DESK_KIND_OF: Readonly<Record<DeskStep, TaskKind>> = {
  create: CREATE_TICKET as TaskKind,
  update: UPDATE_TICKET as TaskKind,
  close: CLOSE_TICKET as TaskKind,
};

/** The desk: the unit that pauses when its credential is refused. */
export const DESK_PARTY = 'service-desk';
