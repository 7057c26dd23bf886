/** Keys whose value never appears in a log, compared without case and separators. */
const SENSITIVE = new Set([
  // Documents of a person
  ...[
    'cpf',
    'cpfs',
    'identificationdocument',
    'documentnumber',
    'numerodocumento',
    'rg',
    'pis',
    'pasep',
  ],
  ...['ctps', 'passport', 'passaporte', 'cnh', 'titulodeeleitor'],
  // Names of persons; `name` alone is judged by what stands beside it (`isPersonKey`, `looksLikePerson`)
  ...['lastname', 'firstname', 'fullname', 'socialname', 'candidatename', 'username', 'personname'],
  ...[
    'nome',
    'nomecompleto',
    'nomesocial',
    'sobrenome',
    'nomemae',
    'nomepai',
    'mothername',
    'fathername',
  ],
  // Reaching a person
  ...['email', 'emails', 'mail', 'emailaddress', 'phone', 'phones', 'phonenumber', 'mobile'],
  ...['mobilenumber', 'mobilephone', 'telefone', 'telefones', 'celular', 'whatsapp', 'fone'],
  ...['address', 'addresses', 'endereco', 'street', 'logradouro', 'zipcode', 'postalcode', 'cep'],
  ...[
    'addressstreet',
    'addressnumber',
    'addressneighborhood',
    'addresszipcode',
    'addresscomplement',
  ],
  // About a person
  ...['birthdate', 'birthday', 'dateofbirth', 'datanascimento', 'nascimento', 'gender', 'genero'],
  ...[
    'sexo',
    'disability',
    'disabilities',
    'deficiencia',
    'pcd',
    'race',
    'raca',
    'salary',
    'salario',
  ],
  ...[
    'prehiringinformation',
    'hiringcustomfields',
    'clientheaders',
    'techownername',
    'techowneremail',
  ],
  // Credentials
  ...[
    'authorization',
    'proxyauthorization',
    'cookie',
    'cookies',
    'setcookie',
    'pwd',
    'passwd',
    'passphrase',
  ],
  ...[
    'credential',
    'credentials',
    'bearer',
    'jwt',
    'sessionid',
    'privatekey',
    'piikeys',
    'databaseurl',
  ],
]);

/** Endings that make any key a credential or a document: `x-ponte-token`, `candidateCpf`, `GUPY_API_TOKEN`. */
const ENDINGS = /(?:cpf|email|password|senha|tokens?|secrets?|apikey|accesskey|authorization)$/;

/** Keys whose object is a person: of it only ids are shown. */
const PERSONS = new Set([
  ...['candidate', 'manualcandidate', 'user', 'person', 'pessoa', 'employee', 'funcionario'],
  ...['colaborador', 'candidato', 'applicant', 'preemployee', 'owner', 'author', 'contato'],
]);

/** Keys that number something of a machine: a phone-shaped number under them is an id. */
const NUMBERING =
  /(?:id|ids|offset|partition|timestamp|time|at|ms|bytes|size|count|length|port|pid|version|lag)$/;

export function normalKey(key: string): string {
  return key.length > 80 ? '' : key.toLowerCase().replace(/[^a-z0-9]/g, '');
}

export function isSensitiveKey(key: string): boolean {
  const normal = normalKey(key);
  return SENSITIVE.has(normal) || ENDINGS.test(normal);
}

export function isPersonKey(key: string): boolean {
  return PERSONS.has(normalKey(key));
}

export function isNumberingKey(key: string): boolean {
  return NUMBERING.test(normalKey(key));
}
