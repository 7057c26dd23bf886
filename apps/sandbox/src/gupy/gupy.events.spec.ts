import { arrivedData, hiredData, jobData, movedData } from './gupy.events';
import { SEED_STEPS, seedApplication, seedJob } from './gupy.seed';
import type { Application } from './gupy.model';
import created from './samples/gupy.application.created.json';
import hired from './samples/gupy.candidate.hired.json';
import moved from './samples/gupy.application.moved.json';
import published from './samples/gupy.job.published.json';

const at = (step: number, changes: Partial<Application> = {}): Application => {
  const currentStep = SEED_STEPS[step];
  if (!currentStep) throw new Error(`The seed has no step ${step}.`);
  return { ...seedApplication(), currentStep, ...changes };
};

describe('Gupy events', () => {
  it("application.moved equals the vendor's sample, field for field", () => {
    const application = at(2, { previousStep: SEED_STEPS[1] ?? null });
    expect(movedData(seedJob(), application)).toEqual(moved.data);
  });

  it("application.created equals the vendor's sample", () => {
    expect(arrivedData(seedJob(), at(0, { score: 0 }))).toEqual(created.data);
  });

  it("candidate.hired equals the vendor's sample", () => {
    const { vacancyCode, hiringDate, hiringType, salary, score } = hired.data.application;
    const application = at(3, { score, tags: [{ id: 1, name: 'tagHired' }] });
    const hiring = { vacancyCode, hiringDate, hiringType, salary, user: hired.data.user };
    expect(hiredData(seedJob(), application, hiring)).toEqual(hired.data);
  });

  it("job events carry the job itself, named as in the vendor's sample", () => {
    const { id, code, name, status, publicationType } = published.data;
    expect(jobData(seedJob())).toMatchObject({ id, code, name, status, publicationType });
  });

  it('a hand-added person stands where a candidate would', () => {
    const application = at(2, { candidate: null, manualCandidate: { id: 9, name: 'Bia' } });
    expect(movedData(seedJob(), application)).toMatchObject({ candidate: { id: 9, name: 'Bia' } });
  });
});
