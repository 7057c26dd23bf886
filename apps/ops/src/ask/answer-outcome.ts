import type { OpsCommandAnswered } from '@ponte/contracts';
import { EXIT, type ExitCode } from '../program/exit-code';
import type { Outcome } from '../program/outcome';

const EXIT_OF: Readonly<Record<OpsCommandAnswered['state'], ExitCode>> = {
  done: EXIT.done,
  progress: EXIT.noAnswer,
  refused: EXIT.refused,
  failed: EXIT.failed,
  expired: EXIT.noAnswer,
};

/** How a service's last answer ends the command that asked. */
export function answerOutcome(answer: OpsCommandAnswered, text?: string): Outcome {
  const { state, message, result, commandId, service } = answer;
  const clock =
    state === 'expired'
      ? ` Se o serviço ${service} está em dia, compare os relógios; se está atrasado, repita com --timeout maior.`
      : '';
  return { exit: EXIT_OF[state], message: message + clock, result, text, commandId };
}
