import type { UnitOfWork } from '@ponte/messaging';
import type { ProfileConfig } from '../config/profile.config';
import type { JudgedLine } from '../rules/judged-line';
import type { HeardItem } from './heard-item';

/** All items of one employee in one request: they are judged together. */
export interface HeardGroup {
  /** With the item that was heard last as the cause. */
  readonly unit: UnitOfWork;
  readonly items: readonly HeardItem[];
  /** undefined: no active profile names the source. */
  readonly profile: ProfileConfig | undefined;
  /** Nobody can tell any more whether they were posted: they are refused unseen. */
  readonly isTooOld: boolean;
}

/** A rubrica of a group, with the item that it stands in. */
export interface HeardLine {
  readonly group: HeardGroup;
  readonly item: HeardItem;
  readonly line: JudgedLine;
}
