import { Injectable } from '@nestjs/common';
import type { GupyClient } from '@ponte/clients/gupy';
import type { HttpResult } from '@ponte/clients/http';
import type { Settlement, TaskFailure, UnitOfWork } from '@ponte/messaging';
import { SealError } from '@ponte/platform';
import { OwnTags } from '../own-tags';
import type { Screening } from '../screening.entity';
import { lockScreening } from '../screening.store';
import { SealedText } from '../sealed-text';
import type { GupyWrite } from '../task-kinds';
import { WritePlan } from '../write-plan';
import { GupyAccounts } from './gupy-accounts';

/** What the three writes into Gupy have in common: whose account, which text, and what their end means. */
@Injectable()
export class GupyWriter {
  constructor(
    private readonly accounts: GupyAccounts,
    private readonly texts: SealedText,
    private readonly tags: OwnTags,
    private readonly writes: WritePlan,
  ) {}

  /** Calls with the opened text; a call that cannot even be made is a failure for a person. */
  async call<T>(
    write: GupyWrite,
    make: (gupy: GupyClient, text: string) => Promise<HttpResult<T>>,
  ): Promise<HttpResult<T> | (TaskFailure & { ok: false })> {
    const gupy = this.accounts.of(write.source);
    if (!gupy)
      return permanent(
        `the Gupy account "${write.source}" is no longer configured: put it back, then retry`,
      );
    let text: string;
    try {
      text = this.texts.open(write, write.text);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      return permanent(`the text to be written cannot be opened: ${error.message}`);
    }
    return inOperatorsWords(await make(gupy, text));
  }

  /** Into the screening that the write is of; `learn` changes it first. */
  async settled(
    unit: UnitOfWork,
    write: GupyWrite,
    settlement: Settlement<unknown>,
    learn?: (screening: Screening, tags: OwnTags, text: () => string) => Promise<void>,
  ): Promise<void> {
    const screening = await lockScreening(unit.manager, write.screeningId);
    if (!screening) return;
    await learn?.(screening, this.tags, () => this.texts.open(write, write.text));
    await this.writes.settled(unit, screening, write, settlement);
  }
}

/** A 404 means the one thing that an operator cannot see from the address: it has none of the ids in it. */
function inOperatorsWords<T>(answer: HttpResult<T>): HttpResult<T> {
  if (answer.ok || answer.status !== 404) return answer;
  return {
    ...answer,
    reason: `${answer.reason} (the application or its job is gone in Gupy, or of another account: discard, or retry once it is back)`,
  };
}

function permanent(reason: string): TaskFailure & { ok: false } {
  return { ok: false, class: 'permanent', reason };
}
