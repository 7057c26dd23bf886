import ahgoraResults from './ahgora.results.json';
import datasulReply from './datasul.results-reply.json';

/** A request of Ahgora's PontoWeb as it comes: both spellings, a missing datafalta. */
export type AhgoraSample = typeof ahgoraResults;

/** Datasul's answer to it. */
export type DatasulReplySample = typeof datasulReply;

/** The request and the answer that belongs to it, as copies that may be changed. */
export function payrollSamples(): { request: AhgoraSample; reply: DatasulReplySample } {
  return structuredClone({ request: ahgoraResults, reply: datasulReply });
}
