import type { TopicPartition } from '../inbox/consume-attempts';
import { SliceSizer } from './slice-sizer';

/** What was learnt of each partition's slices; it outlives consumers, so that a new one need not learn it by time-outs. */
export class SliceSizers {
  private readonly sizers = new Map<string, SliceSizer>();

  /** @param maxEvents most events of a slice */
  constructor(private readonly maxEvents: number) {}

  of({ topic, partition }: TopicPartition): SliceSizer {
    const key = `${topic}/${partition}`;
    const sizer = this.sizers.get(key) ?? new SliceSizer(this.maxEvents);
    this.sizers.set(key, sizer);
    return sizer;
  }
}
