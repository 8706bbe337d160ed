/** The fields of a directory row, by the contract: the keys of `person` except `id`, that hold something. */

/** Fields that an invitation needs. */
export const NECESSARY_FIELDS: readonly string[] = ['name', 'email', 'phone']

/** Fields whose loss does serious harm to the person. */
export const SENSITIVE_FIELDS: readonly string[] = [
  'idNumber',
  'passportNumber',
  'bankAccount',
  'salary',
  'healthData',
  'religion',
]

/** The names of fields in a row that carry a value. */
export function fieldsOfRow(person: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(person).filter((key) => {
    const value = person[key]
    return key !== 'id' && value !== null && value !== undefined && value !== ''
  })
}

/** Sensitive fields of a row that carry a value. */
export function sensitiveFieldsOfRow(person: Readonly<Record<string, unknown>>): readonly string[] {
  return fieldsOfRow(person).filter((field) => SENSITIVE_FIELDS.includes(field))
}
