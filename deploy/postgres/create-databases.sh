#!/bin/sh
# One database and one role per service: no service can read another's tables. Add a service's name when it joins.
set -eu
for service in candidate_screening payroll_bridge people_sync provisioning token_rotator; do
  psql -v ON_ERROR_STOP=1 -v service="$service" -v password="$POSTGRES_PASSWORD" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE :"service" LOGIN PASSWORD :'password';
CREATE DATABASE :"service" OWNER :"service";
REVOKE CONNECT ON DATABASE :"service" FROM PUBLIC;
SQL
done
