import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { emailFaults } from '../rules/e-mail-owners.rules';
import type { FeedzRecord } from '../write/feedz-record';
import { FeedzRecordStore } from '../write/feedz-record.store';
import { RecordSeals } from '../write/record-seals';
import { mayGo } from '../write/rules/record-states.rules';
import { tellOutcomes } from '../write/told-records';
import type { Deciding } from './decision-writer';

interface Claim {
  readonly key: string;
  readonly wants: string | null;
  readonly holds: (string | null)[];
  readonly present: boolean;
}

/**
 * Decides whose an e-mail is, where several persons want it or one wants what another still has. Only those persons are looked
 * at: none of them can be judged alone.
 */
@Injectable()
export class DecideEmails {
  constructor(
    private readonly records: FeedzRecordStore,
    private readonly seals: RecordSeals,
  ) {}

  async decide(unit: UnitOfWork, { run, profile, now }: Deciding): Promise<void> {
    const claims = await unit.manager.query<Claim[]>(CLAIMS, [profile.id]);
    const faults = emailFaults(
      claims.map((claim) => ({ ...claim, holds: claim.holds.filter((hash) => hash !== null) })),
    );
    const keys = [...faults.keys()];
    const records = await this.records.lock(unit.manager, profile.id, ['person'], keys);
    const changed = records.flatMap((record): FeedzRecord[] => {
      const fault = faults.get(record.key);
      if (!fault || record.state !== 'to-send' || !mayGo('decide', record.state, fault.state))
        return [];
      const { state, code, reason, heldFor } = fault;
      const message = this.seals.message(record, fault.message);
      return [{ ...record, state, by: 'ponte', code, reason, heldFor, message, run }];
    });
    await this.records.write(unit.manager, tellOutcomes(unit, profile.environment, changed, now));
  }
}

/**
 * All who want or have one of the e-mails that two persons want, or that one wants and another has.
 */
const CLAIMS = `
  WITH claim AS MATERIALIZED (
    SELECT key, email_hash AS wants, accepted_email_hash AS has, doubted_email_hash AS may_have
    FROM feedz_record WHERE profile = $1 AND entity = 'person'
      AND (email_hash IS NOT NULL OR accepted_email_hash IS NOT NULL OR doubted_email_hash IS NOT NULL)
  ), said AS MATERIALIZED (
    SELECT wants AS email, key, true AS wanted FROM claim WHERE wants IS NOT NULL
    UNION ALL SELECT has, key, false FROM claim WHERE has IS NOT NULL
    UNION ALL SELECT may_have, key, false FROM claim WHERE may_have IS NOT NULL
  ), question AS MATERIALIZED (
    SELECT email FROM said GROUP BY email HAVING bool_or(wanted) AND count(DISTINCT key) > 1
  )
  SELECT c.key, c.wants, ARRAY[c.has, c.may_have] AS holds, coalesce(p.present, false) AS present
  FROM claim c
  LEFT JOIN people_record p ON p.profile = $1 AND p.entity = 'person' AND p.key = c.key
  WHERE c.key IN (SELECT s.key FROM said s JOIN question q USING (email))
  ORDER BY c.key`;
