import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { tellEntry, type SettledEntry } from '../tell/tell-entry';
import { ToldLines } from '../tell/told-lines';
import { afterDoubt } from './after-doubt';
import { EntryBook } from './entry-book';
import type { Because, EntryMove, SettleMove } from './entry-move';
import { isOutcome, type EntryState } from './entry-states.rules';
import { answerWaiting } from './line.store';
import { Messages } from './messages';
import { mayMove } from './move-entry.rules';
import type { PayrollEntry } from './payroll-entry.entity';
import { enqueuePosts } from './enqueue-posts';

/** What a call, a person or a rule says of an entry. The message of an outcome is in clear here: it is sealed on the way. */
export interface EntryChange {
  readonly id: string;
  readonly move: SettleMove | Extract<EntryMove, { kind: 'unsend' | 'resend' | 'reopen' }>;
  readonly because?: Because;
  /** The entry is left alone unless all of this still holds. */
  readonly onlyIf?: {
    readonly states?: readonly EntryState[];
    readonly callId?: string;
    readonly version?: number;
  };
}

/** What became of a change. */
export interface ChangeResult {
  readonly id: string;
  /** false: the entry is not there, not what `onlyIf` asks for, or in a state that the move does not begin in. */
  readonly moved: boolean;
  /** As it is now. */
  readonly entry: PayrollEntry | undefined;
}

/**
 * The one way to an outcome: moves entries of the ledger with their history, answers every rubrica that waits for them and
 * tells `datasul.results.settled.v1`; what is to be sent again gets a task.
 */
@Injectable()
export class EntrySettling {
  constructor(
    private readonly messages: Messages,
    private readonly told: ToldLines,
  ) {}

  /** Locks the entries in the order of their ids. Several changes of one entry are made one after the other. */
  async settle(
    unit: UnitOfWork,
    changes: readonly EntryChange[],
  ): Promise<readonly ChangeResult[]> {
    const ids = [...new Set(changes.map(({ id }) => id))];
    return this.settleLocked(unit, await EntryBook.lock(unit.manager, ids), changes);
  }

  /** The same for entries that the caller has locked; what else was moved in the book is written too. */
  async settleLocked(
    unit: UnitOfWork,
    book: EntryBook,
    changes: readonly EntryChange[],
  ): Promise<readonly ChangeResult[]> {
    const results = changes.map((change) => this.change(book, change));
    await book.write();
    const changed = new Map(
      results.flatMap(({ id, moved, entry }) => (moved && entry ? [[id, entry]] : [])),
    );
    const settled = [...changed.values()].filter(hasOutcome);
    const waiting = await answerWaiting(unit.manager, settled);
    for (const entry of settled) {
      const waiters = waiting.get(entry.id) ?? [];
      tellEntry(unit, entry, waiters);
      this.told.count(entry.state, entry.reason, waiters.length);
    }
    const resent = changes.filter(
      ({ move }, index) => move.kind === 'resend' && results[index]?.moved,
    );
    enqueuePosts(
      unit,
      resent.flatMap(({ id }) => changed.get(id) ?? []),
    );
    return results;
  }

  private change(
    book: EntryBook,
    { id, because, onlyIf = {}, ...asked }: EntryChange,
  ): ChangeResult {
    const entry = book.get(id);
    if (!entry) return { id, moved: false, entry };
    const move = afterDoubt(entry, asked.move);
    const { states, callId, version } = onlyIf;
    const holds =
      mayMove(entry, move) &&
      (states?.includes(entry.state) ?? true) &&
      (callId === undefined || callId === entry.callId) &&
      (version === undefined || version === entry.version);
    if (!holds) return { id, moved: false, entry };
    return { id, moved: true, entry: book.move(id, this.sealed(entry, move), because) };
  }

  private sealed({ source, employee }: PayrollEntry, move: EntryChange['move']): EntryMove {
    if (move.kind !== 'settle') return move;
    return { ...move, message: this.messages.seal(source, employee, move.message) };
  }
}

function hasOutcome(entry: PayrollEntry): entry is SettledEntry {
  return isOutcome(entry.state);
}
