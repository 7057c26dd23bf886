import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type GupyCandidateHired, gupyCandidateHired } from '@ponte/contracts';
import { type HearContext, type Heard, Subscribe, UnacceptableEvent } from '@ponte/messaging';
import { Clock, PonteLogger, SealError } from '@ponte/platform';
import { ProvisioningConfig } from '../../config/provisioning.config';
import { lockApplication } from '../application.store';
import { requestId } from '../request-id';
import { insertRequest, RequestStore, saveRequest } from '../request.store';
import { TakeHire } from '../take-hire';
import { isNewer, newRequest, putHire } from './hired-event';

/** The hiring data of a candidate were saved: the first time, or again. */
@Controller()
export class CandidateHiredListener {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: ProvisioningConfig,
    private readonly requests: RequestStore,
    private readonly hires: TakeHire,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'candidate-hired' });
  }

  @Subscribe(gupyCandidateHired)
  async hear(
    @Payload() event: Heard<GupyCandidateHired>,
    @Ctx() { unit }: HearContext,
  ): Promise<void> {
    const { source, data } = event.value;
    if (this.config.sources && !this.config.sources.includes(source)) return;
    const application = { source, applicationId: data.application.id };
    const move = await lockApplication(unit.manager, application);
    const [locked] = await this.requests.lock(unit.manager, [requestId(application)]);
    if (locked && !isNewer(event, locked.request)) {
      const facts = { request: locked.request.id, event: event.id };
      this.log.info(facts, 'older than what is known of the hire: it changes nothing');
      return;
    }
    const request = locked?.request ?? newRequest(event, this.clock.now());
    try {
      if (locked) {
        const candidate = event.value.sealed.candidate ?? null;
        const candidateId = data.candidate?.id ?? null;
        if (!this.hires.isSamePerson(request, candidate, candidateId)) request.personVersion += 1;
        putHire(request, event);
      }
      await this.hires.judge(unit, request, move, locked?.task);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      throw new UnacceptableEvent(`the candidate cannot be opened: ${error.message}`);
    }
    if (locked) await saveRequest(unit.manager, request);
    else await insertRequest(unit.manager, request);
    this.log.info(
      { request: request.id, event: event.id, state: request.state, reason: request.reason },
      'hire heard',
    );
  }
}
