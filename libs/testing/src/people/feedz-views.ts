/** A person as Feedz has it. Dates `YYYY-MM-DD`. */
export interface PersonAtFeedz {
  readonly integrationId: string;
  readonly name: string;
  readonly socialName: string | null;
  readonly email: string;
  readonly admissionDate: string | null;
  readonly dismissalDate: string | null;
  readonly dismissalType: number | null;
  readonly unitIntegrationId: string | null;
  readonly departmentIntegrationId: string | null;
  readonly jobDescriptionIntegrationId: string | null;
  readonly managerIntegrationId: string | null;
  /** Lots of persons that wrote it, and how many of them changed nothing. */
  readonly writes: number;
  readonly idleWrites: number;
  /** Lots of bindings that did. */
  readonly binds: number;
  readonly updatedAt: string;
}

export interface RecordAtFeedz {
  readonly integrationId: string;
  readonly name: string;
  readonly writes: number;
}

/** A lot that was taken. */
export interface ProcessAtFeedz {
  readonly processId: string;
  readonly entity: FeedzEntityName;
  readonly createdAt: string;
  readonly integrationIds: readonly string[];
  readonly state: 'pending' | 'finished' | 'failed';
  readonly endedAt: string | null;
  readonly errors: readonly {
    readonly code: number;
    readonly message: string;
    readonly index?: number;
    readonly integrationId?: string | null;
  }[];
  readonly accepted: number;
  readonly lost: boolean;
}

export type AuxiliaryName = 'units' | 'departments' | 'job-descriptions';
export type FeedzEntityName = AuxiliaryName | 'persons' | 'persons-bind';

/** What was sent, counted. */
export interface FeedzCounts {
  readonly byEntity: Readonly<
    Record<
      FeedzEntityName,
      Readonly<Record<'lots' | 'items' | 'mostItems' | 'failed' | 'accepted' | 'refused', number>>
    >
  >;
  /** Errors that processes told, by code. */
  readonly codes: Readonly<Record<string, number>>;
  /** Lots that were not taken, by code. */
  readonly refusedLots: Readonly<Record<string, number>>;
  readonly processesAtOnce: { readonly open: number; readonly most: number };
}

/** What goes wrong with lots that were taken; docs/sandbox.md says more. */
export interface FeedzTrouble {
  readonly kind: 'lot' | 'item' | 'lost' | 'stuck';
  readonly entity?: FeedzEntityName;
  readonly integrationId?: string;
  readonly contains?: string;
  readonly code?: number;
  readonly message?: string;
  readonly takes?: boolean;
  readonly skip?: number;
  readonly count?: number;
}
