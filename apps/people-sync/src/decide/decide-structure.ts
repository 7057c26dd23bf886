import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import type { AuxiliaryEntity } from '../rules/facts';
import { FeedzRecordStore } from '../write/feedz-record.store';
import { type Decision, type Deciding, DecisionWriter } from './decision-writer';
import { StructureDecision } from './structure-decision';

const ENTITIES: readonly AuxiliaryEntity[] = ['unit', 'department', 'job'];
/** Records of one statement. */
const PAGE = 1_000;

/** Decides about all units, departments and jobs: some thousands, whose names have to be seen at once. */
@Injectable()
export class DecideStructure {
  constructor(
    private readonly decision: StructureDecision,
    private readonly records: FeedzRecordStore,
    private readonly writer: DecisionWriter,
  ) {}

  async decide(unit: UnitOfWork, deciding: Deciding): Promise<void> {
    for (const entity of ENTITIES) {
      const wanted = await this.decision.wanted(unit.manager, deciding.profile, entity);
      const decisions = [...wanted].map(([key, each]): Decision => ({ entity, key, wanted: each }));
      for (let from = 0; from < decisions.length; from += PAGE)
        await this.page(unit, deciding, entity, decisions.slice(from, from + PAGE));
    }
  }

  private async page(
    unit: UnitOfWork,
    deciding: Deciding,
    entity: AuxiliaryEntity,
    decisions: readonly Decision[],
  ): Promise<void> {
    const keys = decisions.map(({ key }) => key);
    const before = await this.records.lock(unit.manager, deciding.profile.id, [entity], keys);
    await this.writer.write(unit, deciding, before, decisions);
  }
}
