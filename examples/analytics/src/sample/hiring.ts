import type { Chance } from './chance.ts';
import {
  DAY,
  HOUR,
  iso,
  SAMPLE_FROM,
  SAMPLE_UNTIL,
  type SampleRecord,
  sampleRecord,
} from './sample-record.ts';
import { sampleEquipment } from './equipment.ts';
import { sampleScreening } from './screenings.ts';

const SOURCE = 'acme';

interface Step {
  readonly id: number;
  readonly name: string;
  readonly type: string;
}

/** Median days in the step, and how many go on from it. */
const STEPS: readonly (Step & { readonly days: number; readonly goOn: number })[] = [
  { id: 701, name: 'Inscrição', type: 'register', days: 0.4, goOn: 0.74 },
  { id: 702, name: 'Triagem', type: 'online', days: 3.1, goOn: 0.56 },
  { id: 703, name: 'Teste on-line', type: 'online', days: 2.2, goOn: 0.66 },
  { id: 704, name: 'Entrevista com RH', type: 'offline', days: 4.6, goOn: 0.62 },
  { id: 705, name: 'Entrevista com gestor', type: 'offline', days: 6.8, goOn: 0.7 },
  { id: 706, name: 'Exames', type: 'offline', days: 2.6, goOn: 0.88 },
  { id: 707, name: 'Pré-contratação', type: 'pre_hire', days: 3.4, goOn: 0.93 },
  { id: 708, name: 'Contratação', type: 'final', days: 1.2, goOn: 0 },
];

const ROLES = [
  'Analista de Suporte',
  'Auxiliar Administrativo',
  'Enfermeiro',
  'Recepcionista',
  'Professor',
  'Assistente Fiscal',
];
const BRANCHES = ['Matriz > São Paulo', 'Filial > Campinas', 'Filial > Curitiba'];

const EXAMS = 706;

/** A year of applications: their events, and the screenings and equipment that follow from them. */
export function sampleHiring(chance: Chance, applications: number): SampleRecord[] {
  return Array.from({ length: applications }, (_, index) =>
    application(chance, 600_000 + index),
  ).flat();
}

function application(chance: Chance, applicationId: number): SampleRecord[] {
  const role = chance.pick(ROLES);
  const about = {
    job: {
      id: 9_000 + ROLES.indexOf(role),
      name: role,
      type: 'vacancy_type_effective',
      branch: { id: 31, code: null, name: chance.pick(BRANCHES) },
      role: { id: 51 + ROLES.indexOf(role), code: null, name: role },
      customFields: [],
    },
    candidate: { id: 300_000 + applicationId },
  };
  const sealed = () => ({
    candidate: chance.sealed('candidate', 'gupy', SOURCE, applicationId),
    raw: chance.sealed('raw', 'gupy', SOURCE, applicationId),
  });
  const records: SampleRecord[] = [];
  const tell = (event: string, at: number, told: object): void => {
    const id = chance.uuid();
    const data = {
      ...about,
      application: { id: applicationId, partnerName: 'gupy_public_page', ...told },
    };
    const value = {
      source: SOURCE,
      companyName: 'ACME',
      id,
      event,
      date: iso(at),
      data,
      sealed: sealed(),
    };
    records.push(
      sampleRecord(
        `gupy.${event}.v1`,
        String(applicationId),
        `${SOURCE}:${id}`,
        `/gupy/${SOURCE}`,
        at,
        value,
      ),
    );
  };
  let at = SAMPLE_FROM + chance.next() * (SAMPLE_UNTIL - SAMPLE_FROM);
  const [first] = STEPS;
  tell('application.created', at, { currentStep: stepOf(first as Step) });
  for (const [index, step] of STEPS.entries()) {
    if (step.id === EXAMS)
      records.push(...sampleScreening(chance, SOURCE, applicationId, step, at));
    const next = STEPS[index + 1];
    at += chance.wait(step.days) * DAY;
    if (!next || at > SAMPLE_UNTIL || !chance.happens(step.goOn)) break;
    const isHired = next.type === 'final';
    tell('application.moved', at, {
      status: isHired ? 'hired' : 'in_process',
      currentStep: stepOf(next),
      previousStep: stepOf(step),
    });
    if (isHired) {
      const startsAt = at + chance.whole(6, 24) * DAY;
      const hiring = {
        hiringDate: iso(startsAt),
        hiringType: 'employee_admission',
        currentStep: stepOf(next),
      };
      tell('candidate.hired', at + HOUR, { ...hiring, vacancyCode: null });
      const hire = { source: SOURCE, applicationId, role, hiredAt: at + HOUR, startsAt };
      records.push(...sampleEquipment(chance, hire));
    }
  }
  return records;
}

const stepOf = ({ id, name, type }: Step): Step => ({ id, name, type });
