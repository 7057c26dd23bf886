import { Int } from '../../decorators';
import { defineEvent } from '../../define-event';
import { exampleHold, TaskHold, taskKey, taskKeyDescription } from '../shared/task-hold.value';

/** A task was parked or became unknown: a person has to decide. */
export class TaskHeld extends TaskHold {
  @Int({ about: 'Tasks waiting behind it in its lane; 0 if its kind is skipped.' })
  behind!: number;
}

export const taskHeld = defineEvent<TaskHeld>({
  topic: 'task.held',
  version: 1,
  value: TaskHeld,
  description:
    'A task was parked or became unknown: a person has to decide, and its lane may wait.',
  key: taskKey,
  keyDescription: taskKeyDescription,
  owner: 'every service with tasks',
  partitions: 3,
  example: { ...exampleHold, behind: 2 },
});
