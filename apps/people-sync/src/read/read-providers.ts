import type { Provider } from '@nestjs/common';
import { lookupKeyProviders } from '@ponte/messaging';
import { DatasulLists } from './datasul-lists';
import { KeptFaultStore } from './kept-fault.store';
import { ListReading } from './list-reading';
import { MissingStore } from './missing.store';
import { Oddities } from './oddities';
import { PageKeeper } from './page-keeper';
import { PageSettling } from './page-settling';
import { PageWriter } from './page-writer';
import { ReadPageTask } from './read-page.task';
import { ReadStore } from './read.store';
import { ReadingEnd } from './reading-end';
import { RecordKeys } from './record-keys';
import { RecordStore } from './record.store';
import { DismissalsDue } from './tell/dismissals-due';
import { TellChangesTask } from './tell/tell-changes.task';
import { TellPersons } from './tell/tell-persons';
import { TellStructure } from './tell/tell-structure';

/** Everything that reads Datasul and tells what it read. */
export const READ_PROVIDERS: readonly Provider[] = [
  ...lookupKeyProviders({
    ...{ service: 'people-sync', prefix: 'people', command: 'people rehash' },
    ...{ kept: 'persons', harm: 'be taken for somebody new' },
  }),
  DatasulLists,
  ...[RecordStore, RecordKeys, ReadStore, MissingStore, KeptFaultStore],
  ...[PageWriter, PageKeeper, PageSettling, ListReading, Oddities, ReadingEnd, ReadPageTask],
  ...[DismissalsDue, TellStructure, TellPersons, TellChangesTask],
];
