import type { EventContract } from '@ponte/contracts';
import type {
  PontoWeb,
  SimulatedDatasul,
  SimulatedFeedz,
  SimulatedPeople,
  SimulatedRubeus,
} from '@ponte/testing';
import type { EventWatch } from './event-watch';
import type { Ops } from './ops';
import type { SandboxApi } from './sandbox-api';

/** One row of the table that a guided start prints. */
export interface FlowStep {
  readonly event: string;
  readonly step: string;
  readonly asked: string;
  readonly answered: string;
  readonly written: string;
}

/** What a flow has at hand. */
export interface FlowTools {
  readonly sandbox: SandboxApi;
  readonly events: EventWatch;
  readonly datasul: SimulatedDatasul;
  readonly people: SimulatedPeople;
  readonly feedz: SimulatedFeedz;
  readonly rubeus: SimulatedRubeus;
  /** The person at PontoWeb who presses send, of one of the sources. */
  readonly pontoWeb: (source: 'holding' | 'filial') => PontoWeb;
  /** The operator's command, run as an operator runs it. */
  readonly ops: Ops;
  /** Different at each start, so that the state of earlier starts does not matter. */
  readonly firstId: number;
}

/** One story that is run on the real parts; throws if it does not end as it should. */
export interface Flow {
  readonly name: string;
  readonly title: string;
  run(tools: FlowTools): Promise<FlowStep>;
}

/** The stories of one service. */
export interface FlowGroup {
  readonly flows: readonly Flow[];
  /** Topics that they wait for. */
  readonly hears: readonly Pick<EventContract, 'topic'>[];
  /** Runs before any story. */
  prepare?(tools: FlowTools): Promise<void>;
}

export interface FlowResult {
  readonly name: string;
  readonly title: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly step?: FlowStep;
  readonly error?: string;
}

/** Runs flows side by side: they concern different people. */
export function runFlows(flows: readonly Flow[], tools: FlowTools): Promise<FlowResult[]> {
  return Promise.all(
    flows.map(async ({ name, title, run }): Promise<FlowResult> => {
      const startedAt = Date.now();
      try {
        const step = await run(tools);
        return { name, title, ok: true, ms: Date.now() - startedAt, step };
      } catch (error) {
        return {
          name,
          title,
          ok: false,
          ms: Date.now() - startedAt,
          error: (error as Error).message,
        };
      }
    }),
  );
}
