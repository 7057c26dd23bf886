import { SealedPart } from '../../decorators';

/** Who an employee item is about, and what no field of the contract holds. */
export class AhgoraSealed {
  @SealedPart({
    purpose: 'employee',
    about:
      'JSON `{ "matricula": …, "codfuncionario": … }`, each verbatim, `""` where it was missing.',
  })
  employee!: string;

  @SealedPart({
    purpose: 'raw',
    optional: true,
    about:
      'JSON of the item as it came; only where it holds something that the clear part does not.',
  })
  raw?: string;
}
