/**
 * One numbered step of the schema. Steps are never edited once they are in main: a change is a new step.
 * - `compatible`: a product that does not know the step still works on the schema.
 * - `breaking`: it does not; an older product refuses to open the database.
 */
export type Migration = {
  readonly number: number
  readonly name: string
  readonly kind: 'compatible' | 'breaking'
  readonly sql: string
}
