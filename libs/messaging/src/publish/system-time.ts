import type { PipelineTime } from './pipeline-transport';

/** The process's own clock, in milliseconds since some moment: a wall clock that is put right would move every deadline. */
export const systemTime: PipelineTime = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  soon: (run) => void setImmediate(run),
};
