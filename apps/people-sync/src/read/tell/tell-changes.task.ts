import {
  Performs,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { Profiles } from '../../config/profiles';
import { TELL_CHANGES, type TellChanges } from '../task-kinds';
import { askToTell } from './ask-to-tell';
import { DismissalsDue } from './dismissals-due';
import { TellPersons } from './tell-persons';
import { TellStructure } from './tell-structure';

/** Records of one transaction. */
const BATCH = 200;

/**
 * Tells what changed of a profile, page after page: persons only after the reading that changed them has ended, so that nobody is
 * told without the bonds that come with a later list.
 */
@Performs(TELL_CHANGES)
export class TellChangesTask implements TaskPerformer<TellChanges> {
  constructor(
    private readonly profiles: Profiles,
    private readonly structure: TellStructure,
    private readonly persons: TellPersons,
    private readonly dismissals: DismissalsDue,
  ) {}

  /** No outside call: what is told is written when the task settles. */
  perform(): Promise<TaskOutcome> {
    return Promise.resolve({ class: 'done', result: undefined });
  }

  async settled(
    unit: UnitOfWork,
    { payload }: TaskView<TellChanges>,
    { state }: Settlement,
  ): Promise<void> {
    const profile = this.profiles.byId(payload.profile);
    if (state !== 'done' || !profile) return;
    const due = payload.looked ? 0 : await this.dismissals.note(unit.manager, profile.id, BATCH);
    const told =
      (await this.structure.tell(unit, profile, BATCH)) +
      (await this.persons.tell(unit, profile, BATCH));
    if (due + told > 0) askToTell(unit, profile.id, due < BATCH);
  }
}
