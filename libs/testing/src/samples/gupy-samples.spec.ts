import { gupySample, movedEvent } from './gupy-samples';

describe('movedEvent', () => {
  it('changes the named fields of the sample and no others', () => {
    const sample = gupySample('application.moved');
    const event = movedEvent({ id: sample.id, applicationId: 7, step: { name: 'Entrevista' } });
    expect(event).toEqual({
      ...sample,
      data: {
        ...sample.data,
        application: {
          ...sample.data.application,
          id: 7,
          currentStep: { ...sample.data.application.currentStep, name: 'Entrevista' },
        },
      },
    });
  });

  it('is a new event each time, and leaves the sample as it is', () => {
    const event = movedEvent({ jobId: 1 });
    expect(event.id).not.toBe(movedEvent().id);
    expect(gupySample('application.moved').data.job.id).not.toBe(1);
  });
});
