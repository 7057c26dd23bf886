/** What Feedz is told of; the words of our contracts. */
export const FEEDZ_ENTITIES = ['unit', 'department', 'job', 'person', 'bind'] as const;
export type FeedzEntity = (typeof FEEDZ_ENTITIES)[number];

/** A unit, department or job description. */
export interface FeedzAuxiliary {
  readonly integrationId: string;
  readonly name: string;
}

/** A person. Days `YYYY-MM-DD`. */
export interface FeedzPerson {
  readonly integrationId: string;
  readonly name: string;
  readonly socialName?: string;
  readonly email: string;
  readonly admissionDate: string;
  readonly dismissalDate?: string;
  readonly dismissalType?: number;
  readonly unitIntegrationId: string;
  readonly departmentIntegrationId: string;
  readonly jobDescriptionIntegrationId: string;
}

/** A person and the leader. */
export interface FeedzBind {
  readonly personIntegrationId: string;
  readonly managerIntegrationId: string;
}

export interface FeedzRecords {
  readonly unit: FeedzAuxiliary;
  readonly department: FeedzAuxiliary;
  readonly job: FeedzAuxiliary;
  readonly person: FeedzPerson;
  readonly bind: FeedzBind;
}

/** By what errors name a record. */
export function integrationIdOf(record: FeedzAuxiliary | FeedzPerson | FeedzBind): string {
  return 'personIntegrationId' in record ? record.personIntegrationId : record.integrationId;
}
