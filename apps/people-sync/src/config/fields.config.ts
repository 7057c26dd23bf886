import { ArePointers, IsOnePointer } from './endpoint-config.rules';
import type { Pointers } from './pointers';

/** Where a record of structure has its code and name. TOTVS publishes no item of these lists: compare with yours. */
export class StructureFields {
  @ArePointers()
  code: Pointers = '/code';

  @IsOnePointer()
  name: string = '/description';
}

/** Estabelecimentos (FP0560): the code is the company's and the establishment's. */
export class UnitFields extends StructureFields {
  override code: Pointers = ['/companyCode', '/branchCode'];
}

/** Unidades de lotação (FP0780). */
export class DepartmentFields extends StructureFields {
  override code: Pointers = '/departmentCode';
}

/** Cargos and their levels (FP0720); `/jobCode` alone where a level makes no other job. */
export class JobFields extends StructureFields {
  override code: Pointers = ['/jobCode', '/level'];
}

/** Situações (FP0060), from which the type of a dismissal follows. */
export class SituationFields extends StructureFields {
  override code: Pointers = '/situationCode';

  /** "Iniciativa". */
  @IsOnePointer()
  initiative: string = '/initiative';

  /** "Justa causa". */
  @IsOnePointer()
  justCause: string = '/justCause';
}

/** Pessoa física (FP1440). */
export class PersonFields {
  @ArePointers()
  code: Pointers = '/personCode';

  @IsOnePointer()
  name: string = '/name';

  @IsOnePointer()
  socialName: string = '/socialName';

  @IsOnePointer()
  email: string = '/email';

  @IsOnePointer()
  cpf: string = '/cpf';
}

/** Funcionários (FP1500, FP1510). */
export class EmployeeFields {
  @ArePointers()
  empresa: Pointers = '/companyCode';

  @ArePointers()
  estabelecimento: Pointers = '/branchCode';

  @ArePointers()
  matricula: Pointers = '/registration';

  @ArePointers()
  personCode: Pointers = '/personCode';

  /** As composite as the code of the unit itself. */
  @ArePointers()
  unit: Pointers = ['/companyCode', '/branchCode'];

  @ArePointers()
  department: Pointers = '/departmentCode';

  /** As composite as the code of the job itself. */
  @ArePointers()
  job: Pointers = ['/jobCode', '/jobLevel'];

  @ArePointers()
  situation: Pointers = '/situationCode';

  @IsOnePointer()
  admission: string = '/admissionDate';

  @IsOnePointer()
  dismissal: string = '/dismissalDate';

  /** Person code of the leader. */
  @ArePointers()
  manager: Pointers = '/managerPersonCode';
}
