import type { PipelineTime } from './pipeline-transport';

/** The process's own clock. */
export const systemTime: PipelineTime = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  soon: (run) => void setImmediate(run),
};
