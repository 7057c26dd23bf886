import type { Sealer } from '@ponte/platform';
import type {
  GupySourceConfig,
  ServiceDeskSourceConfig,
  ValidationSourceConfig,
  WebhookSourceConfig,
} from '../config/source.config';
import { judgeGupy } from '../gupy/gupy-intake';
import { judgeServiceDesk } from '../service-desk/service-desk-intake';
import { judgeValidation } from '../validation/validation-intake';
import type { Delivery, Judgement } from './judgement';

/** What an authenticated body is, by the contracts and the configuration of today. */
export function judge(source: WebhookSourceConfig, delivery: Delivery, sealer: Sealer): Judgement {
  switch (source.kind) {
    case 'gupy':
      return judgeGupy(source as GupySourceConfig, delivery, sealer);
    case 'validation':
      return judgeValidation(source as ValidationSourceConfig, delivery, sealer);
    case 'service-desk':
      return judgeServiceDesk(source as ServiceDeskSourceConfig, delivery, sealer);
  }
}
