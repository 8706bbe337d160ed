/** The types of the rule language, as far as rules over events need them. */

export type Shape =
  | { readonly kind: 'bool' | 'int' | 'double' | 'timestamp' | 'duration' | 'dyn' }
  /** `values`: the only texts it can hold, when the schema says so. */
  | { readonly kind: 'string'; readonly values: readonly string[] | null }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Field> }
  /** Any names, any values. */
  | { readonly kind: 'record' }

export type Field = { readonly shape: Shape; readonly optional: boolean }
