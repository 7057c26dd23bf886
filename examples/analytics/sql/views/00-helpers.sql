-- What a vendor typed never breaks a view: what is no time, number or amount is null.

CREATE OR REPLACE FUNCTION as_time(text) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN $1 ~ '^\d{4}-' AND pg_input_is_valid($1, 'timestamptz') THEN $1::timestamptz END;

CREATE OR REPLACE FUNCTION as_day(text) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN $1 ~ '^\d{4}-\d\d-\d\d$' AND pg_input_is_valid($1, 'date') THEN $1::date END;

CREATE OR REPLACE FUNCTION as_month(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN $1 ~ '^\d{4}-(0[1-9]|1[0-2])$' THEN $1 END;

CREATE OR REPLACE FUNCTION as_whole(text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN $1 ~ '^\d{1,18}$' THEN $1::bigint END;

-- Brazil's calendar, whatever the server's time zone.
CREATE OR REPLACE FUNCTION local_day(timestamptz) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ($1 AT TIME ZONE 'America/Sao_Paulo')::date;

CREATE OR REPLACE FUNCTION local_month(timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN to_char($1 AT TIME ZONE 'America/Sao_Paulo', 'YYYY-MM');

CREATE OR REPLACE FUNCTION hours_between(timestamptz, timestamptz) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (extract(epoch FROM $2 - $1) / 3600)::double precision;

-- `15,30` of hhmm is fifteen and a half hours, 930 minutes; any other unit is a number with a decimal comma.
CREATE OR REPLACE FUNCTION amount_of(amount text, unit text) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN unit = 'hhmm' AND amount ~ '^\d+,[0-5]\d$'
    THEN split_part(amount, ',', 1)::numeric * 60 + split_part(amount, ',', 2)::numeric
  WHEN unit <> 'hhmm' AND amount ~ '^\d+(,\d+)?$' THEN replace(amount, ',', '.')::numeric
END;

-- The reverse of a sum, as people of payroll read it.
CREATE OR REPLACE FUNCTION shown_amount(amount numeric, unit text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE unit
  WHEN 'hhmm' THEN div(amount, 60)::text || ',' || lpad(mod(amount, 60)::int::text, 2, '0')
  WHEN 'money' THEN replace(round(amount, 2)::text, '.', ',')
  ELSE replace(trim_scale(amount)::text, '.', ',')
END;
