import { Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import { exampleHold, TaskHold, taskKey, taskKeyDescription } from '../shared/task-hold.value';

/** A held task is held no more. */
export class TaskReleased extends TaskHold {
  @Text({
    min: 1,
    max: 100,
    about: 'How it ended. Known: retried, discarded, resolved; others may come.',
  })
  release!: string;

  @Timestamp()
  releasedAt!: string;
}

export const taskReleased = defineEvent<TaskReleased>({
  topic: 'task.released',
  version: 1,
  value: TaskReleased,
  description: 'A held task is held no more: tried again, discarded, or known to be done.',
  key: taskKey,
  keyDescription: taskKeyDescription,
  owner: 'every service with tasks',
  partitions: 3,
  example: { ...exampleHold, release: 'retried', releasedAt: '2026-03-04T13:20:00.000Z' },
});
