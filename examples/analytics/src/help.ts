/** Text of `--help`. */
export const HELP = `Uso: npm run analytics -- [opções]

Lê todos os tópicos de negócio da Ponte, sem nenhuma chave, para tabelas e visões de um PostgreSQL, e mostra o funil.
Lê do ponto em que parou até o fim que os tópicos tinham no início, e termina. Pode ser repetido à vontade: nada conta
duas vezes.

  --brokers LISTA          endereços do Kafka, host:porta separados por vírgula   (KAFKA_BROKERS)
  --prefix TEXTO           prefixo do ambiente, posto antes de cada tópico        (KAFKA_PREFIX; padrão: nenhum)
  --database-url URL       postgres://usuário:senha@servidor:porta/banco          (DATABASE_URL; PostgreSQL 16 ou mais novo)
  --create-database        cria o banco da URL, se ainda não existir
  --schema NOME            esquema em que tudo fica; um por ambiente               (padrão: analytics)
  --families LISTA         primeiras partes dos tópicos que são lidos
                           (padrão: ahgora,datasul,desk,equipment,feedz,gupy,people,rubeus,screening,validation)
  --group TEXTO            começo do nome do grupo de consumidores                 (padrão: <prefixo>analytics)
  --environment NOME       ambiente de folha e pessoas que a figura mostra         (padrão: producao, se houver)
  --out ARQUIVO.svg        desenha o funil nesse arquivo
  --follow                 não termina: segue lendo; redesenha o funil a cada minuto, se algo mudou
  --every SEGUNDOS         de quanto em quanto tempo redesenha com --follow        (padrão: 60)
  --patience SEGUNDOS      desiste se nada chega durante esse tempo                (padrão: 60)
  --sample                 sem Kafka: enche o esquema analytics_sample com um ano fictício e desenha
  --json                   escreve as visões como JSON, em vez das tabelas
  --help                   este texto

Kafka protegido: KAFKA_SSL=true, KAFKA_SSL_CA_FILE, KAFKA_SASL_MECHANISM (plain, scram-sha-256, scram-sha-512),
KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD ou KAFKA_SASL_PASSWORD_FILE. DATABASE_URL_FILE também é aceito.

Precisa de permissão de leitura (READ, DESCRIBE) nos tópicos e no grupo com esse prefixo; de nenhuma chave (PII_KEYS).

Termina com 0: lido até o fim; 1: falhou, a mensagem diz onde; 2: uso errado; 130 ou 143: interrompido antes do fim, o
que foi lido está guardado.
`;
