import { Injectable } from '@nestjs/common';
import type { ApplicationFilter, PageResult } from '@ponte/clients/gupy';
import type { CallFailure } from '@ponte/clients/http';
import { Clock } from '@ponte/platform';
import { GupyAccounts } from '../../do/gupy-accounts';
import { CallPace } from '../run/call-pace';
import type { RunSession } from '../run/run-session';
import type { RunJob } from '../store/run-jobs.store';
import { FIELDS, polled, type PolledApplication } from './polled-application';

export type PolledPage =
  | {
      readonly ok: true;
      readonly page: number;
      readonly applications: readonly PolledApplication[];
      readonly unreadable: number;
    }
  | CallFailure;

/** A job's applications page by page, within the runs' part of the budget; ends after the first failure. */
@Injectable()
export class PolledPages {
  constructor(
    private readonly accounts: GupyAccounts,
    private readonly pace: CallPace,
    private readonly clock: Clock,
  ) {}

  async *of(
    session: RunSession,
    { source, jobId }: RunJob,
    filter: Omit<ApplicationFilter, 'jobId' | 'fields'>,
    fromPage = 1,
  ): AsyncGenerator<PolledPage, void, void> {
    const { signal, run } = session;
    const gupy = this.accounts.of(source);
    if (!gupy) {
      yield gone(source);
      return;
    }
    let askedAt = this.clock.now();
    const beforePage = async (): Promise<void> => {
      await this.pace.turn(source, signal);
      session.called();
      askedAt = this.clock.now();
    };
    const options = { fromPage, signal, beforePage };
    const listed: AsyncIterable<PageResult<Listed>> = gupy.listApplications(
      { ...filter, jobId, fields: FIELDS },
      options,
    );
    for await (const result of listed) {
      if (!result.ok) yield result;
      else {
        const { items, page, skipped } = result.page;
        const applications = items.map((item) => polled(item, { source, jobId }, run.id, askedAt));
        yield { ok: true, page, applications, unreadable: skipped };
      }
    }
  }
}

type Listed = Parameters<typeof polled>[0];

function gone(source: string): CallFailure {
  const reason = `there is no account "${source}" under gupy in the configuration any more`;
  return { ok: false, class: 'permanent', fault: 'not-sendable', reason };
}
