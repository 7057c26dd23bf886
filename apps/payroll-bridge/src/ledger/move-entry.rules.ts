import { isBlind } from './after-doubt';
import { mayBecome, type EntryState } from './entry-states.rules';
import type { Because, EntryMove, SettleMove, WantedValue } from './entry-move';
import type { HistoryRow } from './history-row';
import { acceptedValue, standingValue, type PayrollEntry } from './payroll-entry.entity';

/** An entry after a move, and what the history says of it. */
export interface Moved {
  readonly entry: PayrollEntry;
  readonly history: HistoryRow;
}

/** What a new entry is made of, besides the value that a request brought. */
export type Identity = Pick<
  PayrollEntry,
  | ('id' | 'profile' | 'environment' | 'source' | 'employee' | 'empresa' | 'estabelecimento')
  | ('competencia' | 'campoAdicional' | 'evento' | 'datafalta')
>;

const NOTHING_ACCEPTED = {
  acceptedReferencia: null,
  acceptedUnit: null,
  acceptedAmount: null,
  acceptedBy: null,
  acceptedMessage: null,
  acceptedAt: null,
} as const;

const NO_OUTCOME = { message: null, reason: null, by: null, settledAt: null } as const;

/** A key that was never heard of, with a value to be posted. */
export function newEntry(
  identity: Identity,
  value: WantedValue,
  because: Because,
  at: Date,
): Moved {
  const entry: PayrollEntry = {
    ...identity,
    ...value,
    ...NOTHING_ACCEPTED,
    ...NO_OUTCOME,
    state: 'received',
    version: 1,
    wanted: 1,
    callId: null,
    partLimit: null,
    unsure: false,
    updatedAt: at,
  };
  return { entry, history: historyOf(null, entry, because, at) };
}

/**
 * Moves an entry: every change of a state goes through here.
 * @param at the database's time
 * @throws Error if its state does not allow it: a bug of the caller, who looks at the locked entry first
 */
export function moveEntry(entry: PayrollEntry, move: EntryMove, because: Because, at: Date): Moved {
  if (!mayMove(entry, move))
    throw new Error(`entry ${entry.id}: "${move.kind}" is no way out of ${entry.state}`);
  const next = {
    ...entry,
    ...changesOf(entry, move, at),
    state: leadsTo(entry, move),
    version: entry.version + 1,
    updatedAt: at,
  };
  return { entry: next, history: historyOf(entry.state, next, because, at) };
}

/** Where each move begins; with where it leads, the table of states judges it too. */
const BEGINS: Readonly<Record<EntryMove['kind'], readonly EntryState[]>> = {
  want: ['received', 'accepted', 'refused', 'reopened'],
  send: ['received'],
  unsend: ['sending', 'unknown'],
  resend: ['received', 'unknown'],
  settle: ['received', 'sending', 'unknown'],
  restore: ['received', 'refused'],
  reopen: ['received', 'accepted', 'refused'],
};

/** Whether an entry may be moved so. */
export function mayMove(entry: PayrollEntry, move: EntryMove): boolean {
  if (!BEGINS[move.kind].includes(entry.state)) return false;
  if (move.kind === 'restore' && standingValue(entry) === undefined) return false;
  if (move.kind === 'reopen' && entry.state !== 'accepted' && !acceptedValue(entry)) return false;
  if (move.kind === 'want' && entry.state === 'received' && entry.unsure) return false;
  if (move.kind === 'settle' && !maySettle(entry, move)) return false;
  return mayBecome(entry.state, leadsTo(entry, move));
}

/** What was never sent can be refused, and nothing else; of what may have been posted nobody can say that it was not. */
function maySettle(entry: PayrollEntry, move: SettleMove): boolean {
  if (isBlind(entry, move)) return false;
  return entry.state !== 'received' || entry.unsure || move.outcome === 'refused';
}

function leadsTo(entry: PayrollEntry, move: EntryMove): EntryState {
  switch (move.kind) {
    case 'send':
      return 'sending';
    case 'settle':
      return move.outcome;
    case 'restore':
      return 'accepted';
    case 'reopen':
      // A correction that waits goes on, as the first value.
      return entry.state === 'received' ? 'received' : 'reopened';
    default:
      return 'received';
  }
}

type Changes = Partial<PayrollEntry>;

function changesOf(entry: PayrollEntry, move: EntryMove, at: Date): Changes {
  switch (move.kind) {
    case 'want':
      return { ...anew(entry), ...move.value };
    case 'resend':
      return { ...anew(entry), ...(move.looked ? { unsure: false } : doubted(entry)) };
    case 'send':
      return { callId: move.callId, ...NO_OUTCOME };
    case 'unsend':
      return {
        ...{ ...NO_OUTCOME, ...doubted(entry, move.doubtful) },
        partLimit: move.partLimit ?? entry.partLimit,
      };
    case 'settle':
      return settled(entry, move, at);
    case 'restore':
      return restored(entry);
    case 'reopen':
      return { ...NOTHING_ACCEPTED, unsure: entry.state === 'received' && entry.unsure };
  }
}

function anew({ wanted }: PayrollEntry): Changes {
  return { wanted: wanted + 1, partLimit: null, ...NO_OUTCOME };
}

/** What goes on from unknown without anybody having looked may have been posted. */
function doubted({ state, unsure }: PayrollEntry, doubtful = false): Changes {
  return { unsure: unsure || doubtful || state === 'unknown' };
}

function settled({ referencia, unit, amount }: PayrollEntry, move: SettleMove, at: Date): Changes {
  const { outcome, by, reason = null, message } = move;
  const said = { by, reason, message, settledAt: at, partLimit: null };
  // A person who says that it was not accepted has looked.
  if (outcome !== 'accepted') return by === 'operator' ? { ...said, unsure: false } : said;
  return {
    ...{ ...said, unsure: false },
    acceptedReferencia: referencia,
    acceptedUnit: unit,
    acceptedAmount: amount,
    acceptedBy: by,
    acceptedMessage: message,
    acceptedAt: at,
  };
}

function restored(entry: PayrollEntry): Changes {
  const { acceptedBy, acceptedMessage, acceptedAt } = entry;
  return {
    ...acceptedValue(entry),
    by: acceptedBy,
    reason: null,
    message: acceptedMessage,
    settledAt: acceptedAt,
  };
}

function historyOf(
  from: EntryState | null,
  entry: PayrollEntry,
  because: Because,
  at: Date,
): HistoryRow {
  return {
    entryId: entry.id,
    version: entry.version,
    at,
    fromState: from,
    toState: entry.state,
    referencia: entry.referencia,
    by: entry.by,
    reason: because.reason ?? entry.reason,
    callId: entry.callId,
    requestId: because.requestId ?? null,
    actor: because.actor ?? null,
    why: because.why ?? null,
    commandId: because.commandId ?? null,
    message: entry.message,
  };
}
