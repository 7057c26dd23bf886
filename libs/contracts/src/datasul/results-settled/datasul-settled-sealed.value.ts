import { SealedPart } from '../../decorators';

/** Who an outcome is about and the words that go with it. */
export class DatasulSettledSealed {
  @SealedPart({
    purpose: 'message',
    about: "Datasul's message, or ours in Portuguese: the `mensagem` of the reply.",
  })
  message!: string;

  @SealedPart({
    purpose: 'employee',
    about: 'JSON `{ "matricula": …, "codfuncionario": … }`, each as it was last sent.',
  })
  employee!: string;
}
