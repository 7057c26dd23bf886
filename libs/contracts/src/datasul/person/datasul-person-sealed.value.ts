import { mayMiss, SealedPart } from '../../decorators';

/** Who the person is; missing once the person is not there any more. */
export class DatasulPersonSealed {
  @SealedPart({
    ...mayMiss,
    purpose: 'person',
    about:
      'JSON: what was read of the person and of each bond under the names of people-sync: `{ person: { code, name, socialName, email, … }, bonds: [{ matricula, admission, dismissal, manager, … }] }`.',
  })
  person?: string | null;
}
