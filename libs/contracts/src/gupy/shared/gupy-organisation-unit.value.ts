import { Int, mayMiss, Text } from '../../decorators';

/** A department, role or branch. */
export class GupyOrganisationUnit {
  @Int(mayMiss)
  id?: number | null;

  @Text({ ...mayMiss, max: 255, about: "The customer's own code." })
  code?: string | null;

  @Text({ ...mayMiss, max: 2_000, about: 'Of a branch: a path such as "Matriz > São Paulo".' })
  name?: string | null;

  @Text({ ...mayMiss, max: 255, about: "The vendor's own classification; a branch has none." })
  similarity?: string | null;
}
