/**
 * What our statements, and whoever reads their values, rely on. Each is as PostgreSQL ships it, but a role, a database or a server of
 * the operator's may have it set otherwise: then dates were none, transactions failed for one another, or sums were rounded.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  timezone: 'UTC',
  datestyle: 'ISO',
  intervalstyle: 'postgres',
  default_transaction_isolation: 'read committed',
  standard_conforming_strings: 'on',
  bytea_output: 'hex',
  extra_float_digits: '1',
  array_nulls: 'on',
  transform_null_equals: 'off',
  row_security: 'on',
}

/** As a session is told them at its start. */
export const RELIED_ON: readonly string[] = Object.entries(SETTINGS).map(
  ([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`,
)
