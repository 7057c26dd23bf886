import type { RotationConfig } from '../../config/rotator.config';
import type { HookCall, WebhookHook } from '../hook.entity';
import type { WebhookToken } from '../token.entity';
import { inForceAtIngest, type IngestFacts } from './in-force.rules';
import { LIVE_STATES, PENDING_STATES } from './token-states.rules';

/** What is to be done with a webhook now. */
export type Step =
  | { readonly do: 'retire'; readonly tokens: readonly WebhookToken[] }
  | { readonly do: 'publish' }
  | { readonly do: 'mint'; readonly why: string }
  | { readonly do: 'announce'; readonly token: WebhookToken }
  | { readonly do: 'settle'; readonly token: WebhookToken }
  /** The call under way never ended: its settlement was lost. */
  | { readonly do: 'give-up'; readonly why: string }
  /** A pending token ended before it was in Gupy: another one is got. */
  | { readonly do: 'drop'; readonly token: WebhookToken }
  | {
      readonly do: 'call';
      readonly call: Exclude<HookCall, 'mint'>;
      readonly token: WebhookToken;
      readonly why: string;
    }
  /** Nothing before `until`, unless something is heard. */
  | { readonly do: 'wait'; readonly until: Date; readonly why: string };

export interface StepFacts {
  readonly hook: WebhookHook;
  /** All of it but the retired ones, oldest first. */
  readonly tokens: readonly WebhookToken[];
  readonly ingest: IngestFacts;
  readonly rotation: RotationConfig;
  /** By the database's clock. */
  readonly now: Date;
}

/** How often what others tell is looked at while it is waited for. */
const LOOK_MS = 250;
/** Nothing is left alone for longer, and a rotation under way not even so long: it may have to alert. */
const AT_MOST_MS = 60_000;
const AT_MOST_ROTATING_MS = 2_000;
/** Far beyond a call's bound, its repeats and a short pause of Gupy's budget: nobody tells any more what came of it. */
export const GIVE_UP_MS = 15 * 60_000;
/** Of the 20 digests that a record holds, room for one more rotation is kept. */
export const MOST_LIVE = 18;

/**
 * The state machine of one webhook as a pure function: whatever was done before, by whichever process, this is what comes
 * next. Each step is one transaction, and the calls are tasks, so a kill loses at most a step that is then taken again.
 */
export function nextStep(facts: StepFacts): Step {
  const { hook, tokens, now } = facts;
  const over = tokens.filter(
    ({ state, notAfter }) => state === 'retiring' && notAfter && notAfter <= now,
  );
  if (over.length > 0) return { do: 'retire', tokens: over };
  if (mustPublish(facts)) return { do: 'publish' };
  const idle = (why: string, until?: Date | null): Step => wait(facts, why, until);
  if (!hook.declared) return idle('no longer declared');
  if (hook.call) return ofCall(facts, hook.call);
  if (hook.pausedAt) return idle('paused');
  if (hook.retryAt && hook.retryAt > now) return idle('waits for its next try', hook.retryAt);
  const pending = tokens.find(({ state }) => PENDING_STATES.includes(state));
  return pending ? ofPending(facts, pending) : ofCurrent(facts);
}

/** Live digests are told when they change, and now and then. */
function mustPublish({ hook, tokens, rotation, now }: StepFacts): boolean {
  if (hook.source === null) return false;
  if (hook.issueDue) return true;
  // Of one that is not declared any more too: ingest accepts its last token for long.
  if (!tokens.some(({ state }) => LIVE_STATES.includes(state))) return false;
  return hook.issuedAt === null || hook.issuedAt.getTime() + rotation.republish <= now.getTime();
}

function ofCall(facts: StepFacts, call: HookCall): Step {
  const { hook, now } = facts;
  const end = later(hook.callAt ?? now, GIVE_UP_MS);
  if (end > now) return wait(facts, `a call is under way: ${call}`, end);
  return { do: 'give-up', why: `nothing was told of its call "${call}"` };
}

function ofPending(facts: StepFacts, token: WebhookToken): Step {
  const { hook, now } = facts;
  // Ingest knows a token by its digest alone, so there its source's end means nothing; another receiver would refuse it.
  if (hook.source === null && token.expiresAt <= now) return { do: 'drop', token };
  switch (token.state) {
    case 'minted':
      return hook.source === null ? { do: 'settle', token } : { do: 'announce', token };
    case 'announced':
      return untilKnown(facts, token) ?? { do: 'settle', token };
    default:
      return put(facts, token, token.state === 'settled' ? 'new token' : 'not confirmed yet');
  }
}

/** A wait while a process of ingest may not know a token, or not for long enough; `undefined` if it may be put. */
function untilKnown(facts: StepFacts, token: WebhookToken): Step | undefined {
  const { hook, ingest, rotation, now } = facts;
  if (hook.source === null || token.settledAt !== null) return undefined;
  const serial = token.announcedSerial ?? 0;
  const known = inForceAtIngest(hook, serial, ingest, rotation.ingestSeenWithin);
  if (!known.inForce) return wait(facts, known.why, later(now, LOOK_MS));
  const settledAt = later(token.announcedAt ?? now, rotation.settle);
  return settledAt <= now ? undefined : wait(facts, 'the new digest settles', settledAt);
}

function ofCurrent(facts: StepFacts): Step {
  const { hook, tokens, now } = facts;
  const current = tokens.find(({ state }) => state === 'confirmed');
  if (!current) return { do: 'mint', why: 'it has no token' };
  // Before anything is put: a changed declaration asks so for a token that ingest knows as it would be put.
  if (hook.rotateAsked) return renewal(facts, 'it was asked for, or its declaration changed');
  const why = whyPut(hook);
  if (why) return untilKnown(facts, current) ?? put(facts, current, why);
  if (current.renewAt > now) return wait(facts, 'the token is fresh', current.renewAt);
  return renewal(facts, 'renewal');
}

function whyPut(hook: WebhookHook): string | undefined {
  if (hook.putWanted) return hook.putWanted;
  if (hook.vendorId === null) return 'not registered';
  return hook.putDigest === hook.declaredDigest ? undefined : 'its declaration changed';
}

function renewal(facts: StepFacts, why: string): Step {
  const live = facts.tokens.filter(({ state }) => LIVE_STATES.includes(state)).length;
  if (facts.hook.source !== null && live >= MOST_LIVE)
    return wait(facts, `${live} tokens are in force: overlap is too long for their life`);
  return { do: 'mint', why };
}

function put({ hook }: StepFacts, token: WebhookToken, why: string): Step {
  return { do: 'call', call: hook.vendorId === null ? 'register' : 'put', token, why };
}

/** Until then, the next end of a token, the next telling, or a minute: whatever comes first. */
function wait({ hook, tokens, rotation, now }: StepFacts, why: string, until?: Date | null): Step {
  const times = [
    later(now, hook.begunAt ? AT_MOST_ROTATING_MS : AT_MOST_MS),
    ...(until ? [until] : []),
    ...tokens.flatMap(({ state, notAfter }) =>
      state === 'retiring' && notAfter ? [notAfter] : [],
    ),
    ...(hook.source !== null && hook.issuedAt ? [later(hook.issuedAt, rotation.republish)] : []),
  ];
  const first = Math.min(...times.map((time) => time.getTime()));
  return { do: 'wait', until: new Date(Math.max(first, now.getTime() + 50)), why };
}

function later(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
